package org.gasthaus.core.op;

import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.PoolStartOption;

/**
 * Starts a storage pool that is defined.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStoragePoolCreate">virStoragePoolCreate</a>
 */
public final class StartPool extends TargetOperation<PoolHandle, Void> {
	private final Set<PoolStartOption> options;

	public StartPool(PoolHandle pool) {
		this(pool, Set.of());
	}

	/** @param options whether what it stands on is made first */
	public StartPool(PoolHandle pool, Set<PoolStartOption> options) {
		super(pool.connection(), pool, NLS.bind(Messages.StartPool_title, pool.name()));
		this.options = Set.copyOf(options);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.poolOperations().start(target().uuid(), options);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undos.by(new DestroyPool(target()));
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.PoolChanged(target().uuid(), target().name(), HypervisorEvent.ObjectChange.REFRESHED);
	}
}
