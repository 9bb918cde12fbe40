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
 * Changes what a guest has of its memory now; it has to have a balloon for it.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetMemoryFlags">virDomainSetMemoryFlags</a>
 */
public final class SetMemory extends TargetOperation<DomainHandle, Void> {
	private final long kib;
	private final Set<Impact> impact;

	/**
	 * @param kib in KiB
	 * @param impact whether the running domain, the stored definition or both change; empty leaves it to the driver
	 */
	public SetMemory(DomainHandle domain, long kib, Set<Impact> impact) {
		super(domain.connection(), domain, NLS.bind(Messages.SetMemory_title, domain.name()));
		this.kib = kib;
		this.impact = Set.copyOf(impact);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.tuning().setMemory(target().id(), kib, impact);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impact, live -> new SetMemory(target(), session.domainDetails(target().id()).usedMemoryKib(), live));
	}
}
