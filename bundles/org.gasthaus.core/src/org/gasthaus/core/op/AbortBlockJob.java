package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Ends the job on a disk.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainBlockJobAbort">virDomainBlockJobAbort</a>
 */
public final class AbortBlockJob extends TargetOperation<DomainHandle, Void> {
	private final String disk;
	private final boolean pivot;

	/**
	 * @param disk its target, for example {@code vda}
	 * @param pivot whether the guest goes on with the new image; else it keeps the one that it has
	 */
	public AbortBlockJob(DomainHandle domain, String disk, boolean pivot) {
		super(domain.connection(), domain, NLS.bind(Messages.AbortBlockJob_title, new Object[] { domain.name(), disk }));
		this.disk = Objects.requireNonNull(disk);
		this.pivot = pivot;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.blockJobs().abort(target().id(), disk, pivot, false);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_job);
	}
}
