package org.gasthaus.core.op;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.FileReason;
import org.gasthaus.core.Undo;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.VolumeRange;

/**
 * Writes what a volume holds into a file of this machine. The file appears, or is replaced, only once all is there.
 *
 * <p>Cancelling stops between two pieces and leaves nothing: a file that was there before is as it was. So it is after a failure.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStorageVolDownload">virStorageVolDownload</a>
 */
public final class DownloadVolume extends TargetOperation<VolumeHandle, Void> {
	private final Path file;
	private final boolean sparse;

	/**
	 * @param file on this machine
	 * @param sparse whether holes stay holes
	 */
	public DownloadVolume(VolumeHandle volume, Path file, boolean sparse) {
		super(volume.connection(), volume, NLS.bind(Messages.DownloadVolume_title, volume.name(), file));
		this.file = Objects.requireNonNull(file);
		this.sparse = sparse;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		Path part = null;
		try {
			long all = session.volumes().size(target().info(), true).allocationBytes();
			part = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(), ".part");
			try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
				session.volumes().download(target().info(), new VolumeRange(0, 0, sparse), channel, Share.ofTransfer(monitor, channel, all));
			}
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
			return null;
		} catch (IOException e) {
			throw new HypervisorException(Code.FAILED, NLS.bind(Messages.DownloadVolume_unwritable, new Object[] { target().name(), file, FileReason.of(e) }), e);
		} finally {
			remove(part);
		}
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.needless();
	}

	private static void remove(Path part) throws HypervisorException {
		try {
			if (part != null) {
				Files.deleteIfExists(part);
			}
		} catch (IOException e) {
			throw new HypervisorException(Code.FAILED, NLS.bind(Messages.DownloadVolume_rest, part, FileReason.of(e)), e);
		}
	}
}
