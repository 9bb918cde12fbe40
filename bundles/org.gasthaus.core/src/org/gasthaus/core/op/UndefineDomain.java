package org.gasthaus.core.op;

import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.UndefineOption;

/**
 * Removes the definition of a domain. One that runs goes on, without a definition. {@link RemoveDomain} also removes storage.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainUndefineFlags">virDomainUndefineFlags</a>
 */
public final class UndefineDomain extends TargetOperation<DomainHandle, Void> {
	private final Set<UndefineOption> options;

	public UndefineDomain(DomainHandle domain) {
		this(domain, Set.of());
	}

	/** @param options what goes with the definition; libvirt refuses while something is left that is not named here */
	public UndefineDomain(DomainHandle domain, Set<UndefineOption> options) {
		super(domain.connection(), domain, NLS.bind(Messages.UndefineDomain_title, domain.name()));
		this.options = Set.copyOf(options);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.undefineDomain(target().id(), options, monitor);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofRemoval(session, Stored.of(target()), Boolean.TRUE.equals(session.domainDetails(target().id()).autostart()) ? new SetDomainAutostart(target(), true) : null, options.isEmpty() ? "" : Messages.Undo_belongings);
	}
}
