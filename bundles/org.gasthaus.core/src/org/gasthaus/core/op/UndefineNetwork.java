package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Removes the definition of a network. One that runs goes on, without a definition.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-network.html#virNetworkUndefine">virNetworkUndefine</a>
 */
public final class UndefineNetwork extends TargetOperation<NetworkHandle, Void> {
	public UndefineNetwork(NetworkHandle network) {
		super(network.connection(), network, NLS.bind(Messages.UndefineNetwork_title, network.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.networkOperations().undefine(target().uuid());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofRemoval(session, Stored.of(target()), session.network(target().uuid()).autostart() ? new SetNetworkAutostart(target(), true) : null, "");
	}
}
