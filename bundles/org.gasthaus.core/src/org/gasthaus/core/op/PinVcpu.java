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
 * Says which of the host's processors a virtual one may use.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainPinVcpuFlags">virDomainPinVcpuFlags</a>
 */
public final class PinVcpu extends TargetOperation<DomainHandle, Void> {
	private final int vcpu;
	private final BitSet cpus;
	private final Set<Impact> impacts;

	/**
	 * @param vcpu its number, from 0
	 * @param cpus a bit for each of the host's processors
	 * @param impacts what it changes: the running domain, its definition, or both
	 */
	public PinVcpu(DomainHandle domain, int vcpu, BitSet cpus, Set<Impact> impacts) {
		super(domain.connection(), domain, NLS.bind(Messages.PinVcpu_title, domain.name()));
		this.vcpu = vcpu;
		this.cpus = (BitSet) cpus.clone();
		this.impacts = Set.copyOf(impacts);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		Pins.pin(target(), impacts, () -> session.processors().pinVcpu(target().id(), vcpu, (BitSet) cpus.clone(), impacts));
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impacts, live -> new PinVcpu(target(), vcpu, session.processors().vcpuPins(target().id(), live).get(vcpu), live));
	}
}
