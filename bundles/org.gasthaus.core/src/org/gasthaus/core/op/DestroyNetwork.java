package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

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
}
