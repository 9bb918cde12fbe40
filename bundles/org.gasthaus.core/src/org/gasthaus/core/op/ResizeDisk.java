package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Makes a disk of a running domain larger or smaller, its image with it. The guest has to grow its file system itself.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainBlockResize">virDomainBlockResize</a>
 */
public final class ResizeDisk extends TargetOperation<DomainHandle, Void> {
	private final String disk;
	private final long bytes;

	/**
	 * @param disk its target, for example {@code vda}
	 * @param bytes the new size
	 */
	public ResizeDisk(DomainHandle domain, String disk, long bytes) {
		super(domain.connection(), domain, NLS.bind(Messages.ResizeDisk_title, new Object[] { domain.name(), disk }));
		this.disk = Objects.requireNonNull(disk);
		this.bytes = bytes;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.devices().resizeBlock(target().id(), disk, bytes);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_resized);
	}
}
