package org.gasthaus.core.op;

import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.PoolBuildOption;

/**
 * Makes what a storage pool stands on: a folder, a file system.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStoragePoolBuild">virStoragePoolBuild</a>
 */
public final class BuildPool extends TargetOperation<PoolHandle, Void> {
	private final Set<PoolBuildOption> options;

	/** @param options what becomes of data that is there */
	public BuildPool(PoolHandle pool, Set<PoolBuildOption> options) {
		super(pool.connection(), pool, NLS.bind(Messages.BuildPool_title, pool.name()));
		this.options = Set.copyOf(options);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.poolOperations().build(target().uuid(), options);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_overwritten);
	}
}
