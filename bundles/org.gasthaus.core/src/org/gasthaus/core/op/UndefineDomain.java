package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Removes the definition of a domain. One that runs goes on, without a definition.
 *
 * <p>Cancelling has an effect only before the hypervisor was told.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainUndefine">virDomainUndefine</a>
 */
public final class UndefineDomain extends DomainOperation {
	public UndefineDomain(DomainHandle domain) {
		super(domain);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.UndefineDomain_title, domain().name());
	}

	@Override
	void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.undefineDomain(domain().id(), monitor);
	}
}
