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
 * Gives a domain another thread for its disks.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainAddIOThread">virDomainAddIOThread</a>
 */
public final class AddIoThread extends TargetOperation<DomainHandle, Void> {
	private final int number;
	private final Set<Impact> impacts;

	/**
	 * @param number the number of the thread, from 1
	 * @param impacts what it changes: the running domain, its definition, or both
	 */
	public AddIoThread(DomainHandle domain, int number, Set<Impact> impacts) {
		super(domain.connection(), domain, NLS.bind(Messages.AddIoThread_title, domain.name()));
		this.number = number;
		this.impacts = Set.copyOf(impacts);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.processors().addIoThread(target().id(), number, impacts);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impacts, live -> new RemoveIoThread(target(), number, live));
	}
}
