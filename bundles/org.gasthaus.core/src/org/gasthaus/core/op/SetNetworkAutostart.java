package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Says whether a network starts with its host.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-network.html#virNetworkSetAutostart">virNetworkSetAutostart</a>
 */
public final class SetNetworkAutostart extends TargetOperation<NetworkHandle, Void> {
	private final boolean autostart;

	/** @param autostart whether it does */
	public SetNetworkAutostart(NetworkHandle network, boolean autostart) {
		super(network.connection(), network, NLS.bind(Messages.SetNetworkAutostart_title, network.name()));
		this.autostart = autostart;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.networkOperations().setAutostart(target().uuid(), autostart);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.by(new SetNetworkAutostart(target(), session.network(target().uuid()).autostart()));
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.NetworkChanged(target().uuid(), target().name(), HypervisorEvent.ObjectChange.UPDATED);
	}
}
