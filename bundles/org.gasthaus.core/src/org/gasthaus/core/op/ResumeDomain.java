package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Lets a suspended domain go on.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainResume">virDomainResume</a>
 */
public final class ResumeDomain extends TargetOperation<DomainHandle, Void> {
	public ResumeDomain(DomainHandle domain) {
		super(domain.connection(), domain, NLS.bind(Messages.ResumeDomain_title, domain.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.resumeDomain(target().id(), monitor);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undos.by(new SuspendDomain(target()));
	}
}
