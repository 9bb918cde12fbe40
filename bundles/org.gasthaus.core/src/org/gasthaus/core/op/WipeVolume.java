package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Undo;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.VolumeWipe;

/**
 * Overwrites all that a volume holds; done when it is overwritten.
 *
 * <p>Cancelling ends the waiting; the host goes on overwriting, what the volume held is lost.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStorageVolWipePattern">virStorageVolWipePattern</a>
 */
public final class WipeVolume extends TargetOperation<VolumeHandle, Void> {
	private final VolumeWipe algorithm;

	/** @param algorithm what it is overwritten with */
	public WipeVolume(VolumeHandle volume, VolumeWipe algorithm) {
		super(volume.connection(), volume, NLS.bind(Messages.WipeVolume_title, volume.name()));
		this.algorithm = Objects.requireNonNull(algorithm);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.volumes().wipe(target().info(), algorithm);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_overwritten);
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.PoolChanged(target().pool().uuid(), target().pool().name(), HypervisorEvent.ObjectChange.REFRESHED);
	}
}
