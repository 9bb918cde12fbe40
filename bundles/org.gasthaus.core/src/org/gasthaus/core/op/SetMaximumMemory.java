package org.gasthaus.core.op;

import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;

/**
 * Changes the most memory that a guest may have; of most hypervisors only while it is shut off.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetMemoryFlags">virDomainSetMemoryFlags</a>
 */
public final class SetMaximumMemory extends TargetOperation<DomainHandle, Void> {
	private final long kib;
	private final Set<Impact> impact;

	/**
	 * @param kib in KiB
	 * @param impact whether the running domain, the stored definition or both change; empty leaves it to the driver
	 */
	public SetMaximumMemory(DomainHandle domain, long kib, Set<Impact> impact) {
		super(domain.connection(), domain, NLS.bind(Messages.SetMaximumMemory_title, domain.name()));
		this.kib = kib;
		this.impact = Set.copyOf(impact);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.tuning().setMaximumMemory(target().id(), kib, impact);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impact, live -> new SetMaximumMemory(target(), session.domainDetails(target().id()).maxMemoryKib(), live));
	}
}
