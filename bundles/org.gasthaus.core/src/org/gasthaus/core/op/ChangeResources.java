package org.gasthaus.core.op;

import java.util.EnumSet;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestState;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.DomainTuning;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.VcpuOption;
import org.gasthaus.hypervisor.XmlView;

/**
 * Gives a domain memory and processors: what is to be different is changed, in an order in which no part is above its most. The most that a
 * running guest may have is not changed; it is what the next start brings.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same. If the host refuses a part, those before it stay: the error
 * says which.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetMemoryFlags">virDomainSetMemoryFlags</a>
 */
public final class ChangeResources extends TargetOperation<DomainHandle, Void> {
	private final GuestState.Resources wanted;
	private final Set<Impact> impact;

	/**
	 * @param wanted what it shall have; drives are not looked at
	 * @param impact {@code LIVE}, {@code CONFIG} or both
	 */
	public ChangeResources(DomainHandle domain, GuestState.Resources wanted, Set<Impact> impact) {
		super(domain.connection(), domain, NLS.bind(Messages.ChangeResources_title, domain.name()));
		this.wanted = wanted;
		this.impact = EnumSet.copyOf(impact);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		StringBuilder done = new StringBuilder();
		try {
			if (impact.contains(Impact.CONFIG)) {
				store(session, GuestState.resources(session.domainXml(target().id(), XmlView.INACTIVE)), done);
			}
			if (impact.contains(Impact.LIVE)) {
				give(session, GuestState.resources(session.domainXml(target().id(), XmlView.LIVE)), done);
			}
		} catch (HypervisorException e) {
			if (done.isEmpty() || e.code() == Code.CONNECTION_LOST) {
				throw e;
			}
			throw new HypervisorException(e.code(), e.getMessage() + ' ' + NLS.bind(Messages.ChangeResources_done, done), e.reason(), e.nextStep(), e.nativeCode(),
					e.nativeDomain(), e);
		}
		return null;
	}

	/** The most first where it grows, last where it shrinks. */
	private void store(HypervisorSession session, GuestState.Resources there, StringBuilder done) throws HypervisorException {
		DomainTuning tuning = session.tuning();
		Set<Impact> config = EnumSet.of(Impact.CONFIG);
		if (wanted.maxMemoryKib() > there.maxMemoryKib()) {
			tuning.setMaximumMemory(target().id(), wanted.maxMemoryKib(), config);
			told(done, Messages.ChangeResources_maxMemory);
		}
		if (wanted.memoryKib() != there.memoryKib()) {
			tuning.setMemory(target().id(), wanted.memoryKib(), config);
			told(done, Messages.ChangeResources_memory);
		}
		if (wanted.maxMemoryKib() < there.maxMemoryKib()) {
			tuning.setMaximumMemory(target().id(), wanted.maxMemoryKib(), config);
			told(done, Messages.ChangeResources_maxMemory);
		}
		if (wanted.maxVcpus() > there.maxVcpus()) {
			tuning.setVcpus(target().id(), wanted.maxVcpus(), EnumSet.of(VcpuOption.CONFIG, VcpuOption.MAXIMUM));
			told(done, Messages.ChangeResources_maxVcpus);
		}
		if (wanted.vcpus() != there.vcpus()) {
			tuning.setVcpus(target().id(), wanted.vcpus(), EnumSet.of(VcpuOption.CONFIG));
			told(done, Messages.ChangeResources_vcpus);
		}
		if (wanted.maxVcpus() < there.maxVcpus()) {
			tuning.setVcpus(target().id(), wanted.maxVcpus(), EnumSet.of(VcpuOption.CONFIG, VcpuOption.MAXIMUM));
			told(done, Messages.ChangeResources_maxVcpus);
		}
	}

	private void give(HypervisorSession session, GuestState.Resources there, StringBuilder done) throws HypervisorException {
		DomainTuning tuning = session.tuning();
		if (wanted.memoryKib() != there.memoryKib()) {
			tuning.setMemory(target().id(), wanted.memoryKib(), EnumSet.of(Impact.LIVE));
			told(done, Messages.ChangeResources_runningMemory);
		}
		if (wanted.vcpus() != there.vcpus()) {
			tuning.setVcpus(target().id(), wanted.vcpus(), EnumSet.of(VcpuOption.LIVE));
			told(done, Messages.ChangeResources_runningVcpus);
		}
	}

	private static void told(StringBuilder done, String part) {
		done.append(done.isEmpty() ? "" : ", ").append(part);
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impact,
				live -> new ChangeResources(target(), GuestState.resources(session.domainXml(target().id(), XmlView.LIVE)), EnumSet.of(Impact.LIVE)));
	}
}
