package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Starts a network that is defined.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-network.html#virNetworkCreate">virNetworkCreate</a>
 */
public final class StartNetwork extends TargetOperation<NetworkHandle, Void> {
	public StartNetwork(NetworkHandle network) {
		super(network.connection(), network, NLS.bind(Messages.StartNetwork_title, network.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.networkOperations().start(target().uuid());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undos.by(new DestroyNetwork(target()), Messages.Undo_destroyNetwork);
	}
}
