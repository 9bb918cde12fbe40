package org.gasthaus.core.op;

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
 * Stores the definition of a network, new or in place of the one with the same UUID.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-network.html#virNetworkDefineXMLFlags">virNetworkDefineXMLFlags</a>
 */
public final class DefineNetwork extends TargetOperation<Connection, NetworkHandle> {
	private final String xml;

	/** @param xml the whole definition */
	public DefineNetwork(Connection connection, String xml) {
		super(connection, connection, NLS.bind(Messages.DefineNetwork_title, connection));
		this.xml = Objects.requireNonNull(xml);
	}

	@Override
	NetworkHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		NetworkInfo info = session.networkOperations().define(xml, true);
		return new NetworkHandle(target(), info.uuid(), info.name());
	}

	@Override
	Undo<NetworkHandle> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofDefinition(session, Stored.named(target(), Stored.Kind.NETWORK, xml), Stored::of);
	}
}
