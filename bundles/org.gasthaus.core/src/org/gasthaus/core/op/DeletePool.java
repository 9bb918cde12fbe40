package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Removes what a storage pool stands on, for good. The definition stays.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStoragePoolDelete">virStoragePoolDelete</a>
 */
public final class DeletePool extends TargetOperation<PoolHandle, Void> {
	public DeletePool(PoolHandle pool) {
		super(pool.connection(), pool, NLS.bind(Messages.DeletePool_title, pool.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.poolOperations().delete(target().uuid());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_gone);
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.PoolChanged(target().uuid(), target().name(), HypervisorEvent.ObjectChange.REFRESHED);
	}
}
