package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;

/**
 * Stops a network at once; guests on it lose their connection. The definition stays.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-network.html#virNetworkDestroy">virNetworkDestroy</a>
 */
public final class DestroyNetwork extends TargetOperation<NetworkHandle, Void> {
	public DestroyNetwork(NetworkHandle network) {
		super(network.connection(), network, NLS.bind(Messages.DestroyNetwork_title, network.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.networkOperations().destroy(target().uuid());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		if (session.network(target().uuid()).persistent()) {
			return Undos.by(new StartNetwork(target()), Messages.Undo_network);
		}
		return Undos.by(new CreateNetwork(connection(), session.networkXml(target().uuid(), XmlView.LIVE)), Messages.Undo_network);
	}
}
