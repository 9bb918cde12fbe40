package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Screenshot;

/**
 * Takes a picture of a screen of a running domain. The host makes it, and nothing of it is kept.
 *
 * <p>Cancelling ends the transfer; the domain notices nothing.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainScreenshot">virDomainScreenshot</a>
 */
public final class TakeScreenshot extends TargetOperation<DomainHandle, Screenshot> {
	private final int screen;

	/** @param screen its number, from 0 */
	public TakeScreenshot(DomainHandle domain, int screen) {
		super(domain.connection(), domain, NLS.bind(Messages.TakeScreenshot_title, domain.name()));
		this.screen = screen;
	}

	@Override
	Screenshot perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		return session.screens().take(target().id(), screen, monitor);
	}

	@Override
	Undo<Screenshot> before(HypervisorSession session) {
		return Undo.needless();
	}
}
