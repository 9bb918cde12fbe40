package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.core.Undo;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.VolumeOption;

/**
 * Copies a volume within its pool; done when all is copied. No running guest may write to it meanwhile.
 *
 * <p>Cancelling ends the waiting; the host goes on copying, and the copy is there in the end. Refresh the pool then.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStorageVolCreateXMLFrom">virStorageVolCreateXMLFrom</a>
 */
public final class CloneVolume extends TargetOperation<VolumeHandle, VolumeHandle> {
	private final String name;
	private final Set<VolumeOption> options;

	/**
	 * @param name of the copy
	 * @param options for example whether blocks may be shared
	 */
	public CloneVolume(VolumeHandle volume, String name, Set<VolumeOption> options) {
		super(volume.connection(), volume, NLS.bind(Messages.CloneVolume_title, new Object[] { volume.name(), name }));
		this.name = Objects.requireNonNull(name);
		this.options = Set.copyOf(options);
	}

	@Override
	VolumeHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		DefinitionXml copy = DefinitionXml.of(session.volumes().xml(target().info()));
		copy.put("name", name);
		copy.remove("key");
		copy.child("target").remove("path");
		return new VolumeHandle(target().pool(), session.volumes().copy(target().pool().uuid(), copy.toString(), target().info(), options));
	}

	@Override
	Undo<VolumeHandle> before(HypervisorSession session) {
		return Undo.by(volume -> List.of(new DeleteVolume(volume, false)), Messages.Undo_newVolume);
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.PoolChanged(target().pool().uuid(), target().pool().name(), HypervisorEvent.ObjectChange.REFRESHED);
	}
}
