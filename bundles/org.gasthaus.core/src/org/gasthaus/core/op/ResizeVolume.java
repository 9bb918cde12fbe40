package org.gasthaus.core.op;

import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Undo;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.VolumeResize;

/**
 * Makes a volume larger or smaller. No running guest may use it: {@link ResizeDisk} is for that.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStorageVolResize">virStorageVolResize</a>
 */
public final class ResizeVolume extends TargetOperation<VolumeHandle, Void> {
	private final long bytes;
	private final Set<VolumeResize> options;

	/**
	 * @param bytes the new size, or the difference with {@link VolumeResize#DELTA}
	 * @param options for example whether it may become smaller
	 */
	public ResizeVolume(VolumeHandle volume, long bytes, Set<VolumeResize> options) {
		super(volume.connection(), volume, NLS.bind(Messages.ResizeVolume_title, volume.name()));
		this.bytes = bytes;
		this.options = Set.copyOf(options);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.volumes().resize(target().info(), bytes, options);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_resized);
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.PoolChanged(target().pool().uuid(), target().pool().name(), HypervisorEvent.ObjectChange.REFRESHED);
	}
}
