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
 * Asks the guest to shut down. Done when it was asked: a guest may take its time, or not listen.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainShutdownFlags">virDomainShutdownFlags</a>
 */
public final class ShutDownDomain extends TargetOperation<DomainHandle, Void> {
	private final Set<ShutdownMode> modes;

	public ShutDownDomain(DomainHandle domain) {
		this(domain, Set.of());
	}

	/** @param modes how it is asked; empty leaves it to the driver */
	public ShutDownDomain(DomainHandle domain, Set<ShutdownMode> modes) {
		super(domain.connection(), domain, NLS.bind(Messages.ShutDownDomain_title, domain.name()));
		this.modes = Set.copyOf(modes);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.shutDownDomain(target().id(), modes, monitor);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return session.domain(target().id()).persistent() ? Undos.by(new StartDomain(target()), Messages.Undo_boot) : Undo.impossible(NLS.bind(Messages.Undo_transient, target().name()));
	}
}
