package org.gasthaus.core.op;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.FileReason;
import org.gasthaus.core.Undo;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.TransferException;
import org.gasthaus.hypervisor.VolumeRange;

/**
 * Writes a file of this machine into a volume, over what it holds. No guest may use the volume meanwhile.
 *
 * <p>Cancelling stops between two pieces; what was sent so far stays in the volume, what it held there is lost, and the message of the
 * {@link OperationCanceledException} says how much that is at most. So it is after a failure.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStorageVolUpload">virStorageVolUpload</a>
 */
public final class UploadVolume extends TargetOperation<VolumeHandle, Void> {
	private final Path file;
	private final boolean sparse;

	/**
	 * @param file on this machine
	 * @param sparse whether long runs of zeros go over as holes
	 */
	public UploadVolume(VolumeHandle volume, Path file, boolean sparse) {
		super(volume.connection(), volume, NLS.bind(Messages.UploadVolume_title, file, volume.name()));
		this.file = Objects.requireNonNull(file);
		this.sparse = sparse;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
			upload(session, source, monitor);
			return null;
		} catch (TransferException e) {
			if (e.phase() == TransferException.Phase.OPEN) {
				throw e;
			}
			throw new HypervisorException(e.code(), NLS.bind(Messages.UploadVolume_broken,
					new Object[] { file, target().name(), e.reason(), Long.toString(e.bytes()) }), e);
		} catch (IOException e) {
			throw new HypervisorException(Code.FAILED, NLS.bind(Messages.UploadVolume_unreadable, new Object[] { file, target().name(), FileReason.ofReading(e) }), e);
		}
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_overwritten);
	}

	private void upload(HypervisorSession session, FileChannel source, IProgressMonitor monitor) throws HypervisorException, IOException {
		try {
			session.volumes().upload(target().info(), new VolumeRange(0, 0, sparse), source, Share.ofTransfer(monitor, source, source.size()));
		} catch (OperationCanceledException e) {
			throw new OperationCanceledException(NLS.bind(Messages.UploadVolume_cancelled,
					new Object[] { target().name(), Long.toString(source.position()), file }));
		}
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.PoolChanged(target().pool().uuid(), target().pool().name(), HypervisorEvent.ObjectChange.REFRESHED);
	}
}
