package org.gasthaus.core.op;

import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.SaveOption;

/**
 * Saves the state of a domain where the host keeps such, and ends the domain; the next start goes on from it.
 *
 * <p>Cancelling aborts it at the host and waits until the host has ended it: the domain then goes on and no file is left. If it was done just
 * before, the operation ends as if nobody had cancelled.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainManagedSave">virDomainManagedSave</a>
 */
public final class ManagedSaveDomain extends JobOperation {
	private final Set<SaveOption> options;

	public ManagedSaveDomain(DomainHandle domain) {
		this(domain, Set.of());
	}

	/** @param options whether it runs or is paused after the next start */
	public ManagedSaveDomain(DomainHandle domain, Set<SaveOption> options) {
		super(domain, NLS.bind(Messages.ManagedSaveDomain_title, domain.name()));
		this.options = Set.copyOf(options);
	}

	@Override
	Capability needs() {
		return Capability.SAVE;
	}

	@Override
	void run(HypervisorSession session) throws HypervisorException {
		session.lifeCycle().managedSave(target().id(), options);
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undos.by(new StartDomain(target()));
	}
}
