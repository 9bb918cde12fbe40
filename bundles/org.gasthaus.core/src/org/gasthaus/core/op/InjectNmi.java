package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Interrupts the processors of a domain with a non-maskable interrupt; what becomes of that is up to its system, often a crash dump.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainInjectNMI">virDomainInjectNMI</a>
 */
public final class InjectNmi extends TargetOperation<DomainHandle, Void> {
	public InjectNmi(DomainHandle domain) {
		super(domain.connection(), domain, NLS.bind(Messages.InjectNmi_title, domain.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.lifeCycle().injectNmi(target().id());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_guest);
	}
}
