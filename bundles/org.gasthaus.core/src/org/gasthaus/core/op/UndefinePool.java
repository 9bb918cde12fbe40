package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Removes the definition of a storage pool; what it holds stays.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStoragePoolUndefine">virStoragePoolUndefine</a>
 */
public final class UndefinePool extends TargetOperation<PoolHandle, Void> {
	public UndefinePool(PoolHandle pool) {
		super(pool.connection(), pool, NLS.bind(Messages.UndefinePool_title, pool.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.poolOperations().undefine(target().uuid());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofRemoval(session, Stored.of(target()), session.pool(target().uuid()).autostart() ? new SetPoolAutostart(target(), true) : null, "");
	}
}
