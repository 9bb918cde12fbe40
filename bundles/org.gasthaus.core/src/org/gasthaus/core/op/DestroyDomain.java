package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Ends a domain at once, as pulling the plug would; what the guest had not written is lost. The definition stays.
 *
 * <p>Cancelling has an effect only before the hypervisor was told.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainDestroy">virDomainDestroy</a>
 */
public final class DestroyDomain extends DomainOperation {
	public DestroyDomain(DomainHandle domain) {
		super(domain);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.DestroyDomain_title, domain().name());
	}

	@Override
	void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.destroyDomain(domain().id(), monitor);
	}
}
