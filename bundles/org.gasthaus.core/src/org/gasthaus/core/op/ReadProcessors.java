package org.gasthaus.core.op;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainProcessors;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.VcpuState;

/**
 * Finds out where on its host the processors of a domain run, and where they may. Changes nothing.
 *
 * <p>Cancelling leaves everything as it is.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainGetVcpuPinInfo">virDomainGetVcpuPinInfo</a>
 */
public final class ReadProcessors extends TargetOperation<DomainHandle, ProcessorPlacement> {
	public ReadProcessors(DomainHandle domain) {
		super(domain.connection(), domain, NLS.bind(Messages.ReadProcessors_title, domain.name()));
	}

	@Override
	ProcessorPlacement perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		DomainProcessors processors = session.processors();
		DomainInfo domain = session.domain(target().id());
		boolean active = domain.state().isActive();
		List<VcpuState> vcpus = active ? processors.vcpus(domain.id()) : List.of();
		return new ProcessorPlacement(new DomainHandle(connection(), domain.id()), active, domain.persistent(), processors.hostCpus(), vcpus,
				processors.vcpuPins(domain.id(), Set.of()), emulator(processors));
	}

	private BitSet emulator(DomainProcessors processors) throws HypervisorException {
		try {
			return processors.emulatorPins(target().id(), Set.of());
		} catch (HypervisorException e) {
			if (e.code() == Code.UNSUPPORTED) {
				return null;
			}
			throw e;
		}
	}

	@Override
	Undo<ProcessorPlacement> before(HypervisorSession session) {
		return Undo.needless();
	}
}
