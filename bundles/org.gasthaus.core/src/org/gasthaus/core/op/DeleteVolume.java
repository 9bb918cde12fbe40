package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Undo;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Removes a volume and what it holds, for good.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStorageVolDelete">virStorageVolDelete</a>
 */
public final class DeleteVolume extends TargetOperation<VolumeHandle, Void> {
	private final boolean snapshots;

	/** @param snapshots whether its snapshots, which the storage keeps, go too */
	public DeleteVolume(VolumeHandle volume, boolean snapshots) {
		super(volume.connection(), volume, NLS.bind(Messages.DeleteVolume_title, volume.name()));
		this.snapshots = snapshots;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.volumes().delete(target().info(), snapshots);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_gone);
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.PoolChanged(target().pool().uuid(), target().pool().name(), HypervisorEvent.ObjectChange.REFRESHED);
	}
}
