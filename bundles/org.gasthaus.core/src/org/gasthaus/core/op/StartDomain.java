package org.gasthaus.core.op;

import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.StartOption;

/**
 * Starts a shut-off domain, from its managed save image if it has one; done when the hypervisor says that it runs.
 *
 * <p>Cancelling before the call starts nothing; once the hypervisor was told, the domain starts.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainCreateWithFlags">virDomainCreateWithFlags</a>
 */
public final class StartDomain extends TargetOperation<DomainHandle, Void> {
	private final Set<StartOption> options;

	public StartDomain(DomainHandle domain) {
		this(domain, Set.of());
	}

	/** @param options how it starts, for example paused */
	public StartDomain(DomainHandle domain, Set<StartOption> options) {
		super(domain.connection(), domain, NLS.bind(Messages.StartDomain_title, domain.name()));
		this.options = Set.copyOf(options);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.startDomain(target().id(), options, monitor);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		boolean saved = Boolean.TRUE.equals(session.domainDetails(target().id()).managedSave());
		if (saved && options.contains(StartOption.FORCE_BOOT)) {
			return Undos.by(new ShutDownDomain(target()), Messages.Undo_forceBoot);
		}
		if (saved) {
			return Undos.by(new ManagedSaveDomain(target()));
		}
		// what does not run does not hear that it shall shut down
		return options.contains(StartOption.PAUSED) ? Undos.by(new DestroyDomain(target()), Messages.Undo_destroy)
				: Undos.by(new ShutDownDomain(target()), Messages.Undo_shutDown);
	}
}
