package org.gasthaus.core.op;

import java.util.BitSet;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.IoThread;

/**
 * Says which of the host's processors a thread for disks may use.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainPinIOThread">virDomainPinIOThread</a>
 */
public final class PinIoThread extends TargetOperation<DomainHandle, Void> {
	private final int number;
	private final BitSet cpus;
	private final Set<Impact> impacts;

	/**
	 * @param number the number of the thread, from 1
	 * @param cpus a bit for each of the host's processors
	 * @param impacts what it changes: the running domain, its definition, or both
	 */
	public PinIoThread(DomainHandle domain, int number, BitSet cpus, Set<Impact> impacts) {
		super(domain.connection(), domain, NLS.bind(Messages.PinIoThread_title, domain.name()));
		this.number = number;
		this.cpus = (BitSet) cpus.clone();
		this.impacts = Set.copyOf(impacts);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.processors().pinIoThread(target().id(), number, (BitSet) cpus.clone(), impacts);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impacts, live -> new PinIoThread(target(), number, pinned(session, live), live));
	}

	private BitSet pinned(HypervisorSession session, Set<Impact> live) throws HypervisorException {
		for (IoThread thread : session.processors().ioThreads(target().id(), live)) {
			if (thread.number() == number) {
				return thread.affinity();
			}
		}
		throw new HypervisorException(Code.NO_OBJECT, NLS.bind(Messages.PinIoThread_missing, number, target().name()));
	}
}
