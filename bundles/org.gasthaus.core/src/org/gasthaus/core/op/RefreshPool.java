package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Lets the host look again for the volumes of a pool.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStoragePoolRefresh">virStoragePoolRefresh</a>
 */
public final class RefreshPool extends TargetOperation<PoolHandle, Void> {
	public RefreshPool(PoolHandle pool) {
		super(pool.connection(), pool, NLS.bind(Messages.RefreshPool_title, pool.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.poolOperations().refresh(target().uuid());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.needless();
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.PoolChanged(target().uuid(), target().name(), HypervisorEvent.ObjectChange.REFRESHED);
	}
}
