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
 * Takes a thread for disks from a domain; no disk may use it.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainDelIOThread">virDomainDelIOThread</a>
 */
public final class RemoveIoThread extends TargetOperation<DomainHandle, Void> {
	private final int number;
	private final Set<Impact> impacts;

	/**
	 * @param number the number of the thread, from 1
	 * @param impacts what it changes: the running domain, its definition, or both
	 */
	public RemoveIoThread(DomainHandle domain, int number, Set<Impact> impacts) {
		super(domain.connection(), domain, NLS.bind(Messages.RemoveIoThread_title, domain.name()));
		this.number = number;
		this.impacts = Set.copyOf(impacts);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.processors().removeIoThread(target().id(), number, impacts);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impacts, live -> new AddIoThread(target(), number, live));
	}
}
