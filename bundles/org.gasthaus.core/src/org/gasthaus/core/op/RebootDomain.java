package org.gasthaus.core.op;

import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.ShutdownMode;

/**
 * Asks the guest to boot again. Done when it was asked: a guest may take its time, or not listen.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainReboot">virDomainReboot</a>
 */
public final class RebootDomain extends TargetOperation<DomainHandle, Void> {
	private final Set<ShutdownMode> modes;

	public RebootDomain(DomainHandle domain) {
		this(domain, Set.of());
	}

	/** @param modes how it is asked; empty leaves it to the driver */
	public RebootDomain(DomainHandle domain, Set<ShutdownMode> modes) {
		super(domain.connection(), domain, NLS.bind(Messages.RebootDomain_title, domain.name()));
		this.modes = Set.copyOf(modes);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.lifeCycle().reboot(target().id(), modes);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_reset);
	}
}
