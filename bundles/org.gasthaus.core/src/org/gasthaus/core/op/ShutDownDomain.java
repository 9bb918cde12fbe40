package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Asks the guest to shut down. Done when it was asked: a guest may take its time, or not listen.
 *
 * <p>Cancelling has an effect only before the guest was asked.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainShutdown">virDomainShutdown</a>
 */
public final class ShutDownDomain extends DomainOperation {
	public ShutDownDomain(DomainHandle domain) {
		super(domain);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.ShutDownDomain_title, domain().name());
	}

	@Override
	void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.shutDownDomain(domain().id(), monitor);
	}
}
