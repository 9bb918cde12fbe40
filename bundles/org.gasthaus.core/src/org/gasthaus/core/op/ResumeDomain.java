package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Lets a suspended domain go on.
 *
 * <p>Cancelling has an effect only before the hypervisor was told.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainResume">virDomainResume</a>
 */
public final class ResumeDomain extends DomainOperation {
	public ResumeDomain(DomainHandle domain) {
		super(domain);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.ResumeDomain_title, domain().name());
	}

	@Override
	void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.resumeDomain(domain().id(), monitor);
	}
}
