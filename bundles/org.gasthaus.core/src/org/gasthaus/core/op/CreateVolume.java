package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.VolumeOption;

/**
 * Makes a volume in a pool; done when it is there.
 *
 * <p>Cancelling ends the waiting; the host goes on, and the volume is there in the end. Refresh the pool then.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStorageVolCreateXML">virStorageVolCreateXML</a>
 */
public final class CreateVolume extends TargetOperation<PoolHandle, VolumeHandle> {
	private final String xml;
	private final Set<VolumeOption> options;

	/**
	 * @param xml its definition
	 * @param options for example whether its tables are written in full
	 */
	public CreateVolume(PoolHandle pool, String xml, Set<VolumeOption> options) {
		super(pool.connection(), pool, NLS.bind(Messages.CreateVolume_title, pool.name()));
		this.xml = Objects.requireNonNull(xml);
		this.options = Set.copyOf(options);
	}

	@Override
	VolumeHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		return new VolumeHandle(target(), session.volumes().create(target().uuid(), xml, options));
	}

	@Override
	Undo<VolumeHandle> before(HypervisorSession session) {
		return Undo.by(volume -> List.of(new DeleteVolume(volume, false)), Messages.Undo_newVolume);
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.PoolChanged(target().uuid(), target().name(), HypervisorEvent.ObjectChange.REFRESHED);
	}
}
