package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Says whether a storage pool starts with its host.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStoragePoolSetAutostart">virStoragePoolSetAutostart</a>
 */
public final class SetPoolAutostart extends TargetOperation<PoolHandle, Void> {
	private final boolean autostart;

	/** @param autostart whether it does */
	public SetPoolAutostart(PoolHandle pool, boolean autostart) {
		super(pool.connection(), pool, NLS.bind(Messages.SetPoolAutostart_title, pool.name()));
		this.autostart = autostart;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.poolOperations().setAutostart(target().uuid(), autostart);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.by(new SetPoolAutostart(target(), session.pool(target().uuid()).autostart()));
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.PoolChanged(target().uuid(), target().name(), HypervisorEvent.ObjectChange.REFRESHED);
	}
}
