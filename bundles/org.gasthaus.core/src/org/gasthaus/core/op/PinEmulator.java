package org.gasthaus.core.op;

import java.util.BitSet;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;

/**
 * Says which of the host's processors the emulator of a domain may use for itself.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainPinEmulator">virDomainPinEmulator</a>
 */
public final class PinEmulator extends TargetOperation<DomainHandle, Void> {
	private final BitSet cpus;
	private final Set<Impact> impacts;

	/**
	 * @param cpus a bit for each of the host's processors
	 * @param impacts what it changes: the running domain, its definition, or both
	 */
	public PinEmulator(DomainHandle domain, BitSet cpus, Set<Impact> impacts) {
		super(domain.connection(), domain, NLS.bind(Messages.PinEmulator_title, domain.name()));
		this.cpus = (BitSet) cpus.clone();
		this.impacts = Set.copyOf(impacts);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		Pins.pin(target(), impacts, () -> session.processors().pinEmulator(target().id(), (BitSet) cpus.clone(), impacts));
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impacts, live -> new PinEmulator(target(), session.processors().emulatorPins(target().id(), live), live));
	}
}
