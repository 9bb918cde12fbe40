package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Halts a running domain; its memory stays where it is, its processors stand still.
 *
 * <p>Cancelling has an effect only before the hypervisor was told.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSuspend">virDomainSuspend</a>
 */
public final class SuspendDomain extends DomainOperation {
	public SuspendDomain(DomainHandle domain) {
		super(domain);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.SuspendDomain_title, domain().name());
	}

	@Override
	void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.suspendDomain(domain().id(), monitor);
	}
}
