package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Halts a running domain; its memory stays where it is, its processors stand still.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSuspend">virDomainSuspend</a>
 */
public final class SuspendDomain extends TargetOperation<DomainHandle, Void> {
	public SuspendDomain(DomainHandle domain) {
		super(domain.connection(), domain, NLS.bind(Messages.SuspendDomain_title, domain.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.suspendDomain(target().id(), monitor);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		// one that is paused already stays as it was
		return session.domain(target().id()).state() == DomainState.PAUSED ? Undo.needless() : Undos.by(new ResumeDomain(target()));
	}
}
