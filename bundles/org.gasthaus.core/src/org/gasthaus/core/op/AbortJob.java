package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Gives up the job of a domain, for example a save that somebody else began; who began it gets an error and the domain goes on as before.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainAbortJob">virDomainAbortJob</a>
 */
public final class AbortJob extends TargetOperation<DomainHandle, Void> {
	public AbortJob(DomainHandle domain) {
		super(domain.connection(), domain, NLS.bind(Messages.AbortJob_title, domain.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.jobs().abort(target().id());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_job);
	}
}
