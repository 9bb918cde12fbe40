package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;

/**
 * Starts a network that leaves no definition behind once it ends.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-network.html#virNetworkCreateXMLFlags">virNetworkCreateXMLFlags</a>
 */
public final class CreateNetwork extends TargetOperation<Connection, NetworkHandle> {
	private final String xml;

	/** @param xml the whole definition */
	public CreateNetwork(Connection connection, String xml) {
		super(connection, connection, NLS.bind(Messages.CreateNetwork_title, connection));
		this.xml = Objects.requireNonNull(xml);
	}

	@Override
	NetworkHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		NetworkInfo info = session.networkOperations().create(xml, true);
		return new NetworkHandle(target(), info.uuid(), info.name());
	}

	@Override
	Undo<NetworkHandle> before(HypervisorSession session) {
		return Undo.by(network -> List.of(new DestroyNetwork(network)), Messages.Undo_destroyNetwork);
	}
}
