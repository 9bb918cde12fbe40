package org.gasthaus.core.op;

import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.VcpuOption;

/**
 * Changes how many virtual processors a domain has, or may have.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetVcpusFlags">virDomainSetVcpusFlags</a>
 */
public final class SetVcpus extends TargetOperation<DomainHandle, Void> {
	private final int count;
	private final Set<VcpuOption> options;

	/**
	 * @param count how many
	 * @param options which number is meant
	 */
	public SetVcpus(DomainHandle domain, int count, Set<VcpuOption> options) {
		super(domain.connection(), domain, NLS.bind(Messages.SetVcpus_title, domain.name()));
		this.count = count;
		this.options = Set.copyOf(options);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.tuning().setVcpus(target().id(), count, options);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		if (options.contains(VcpuOption.GUEST)) {
			return Undos.by(new SetVcpus(target(), session.tuning().vcpus(target().id(), Set.of(VcpuOption.GUEST)), Set.of(VcpuOption.GUEST)));
		}
		return Undos.ofChange(session, target(), Undos.impacts(options),
				live -> new SetVcpus(target(), session.tuning().vcpus(target().id(), Set.of(VcpuOption.LIVE)), Set.of(VcpuOption.LIVE)));
	}
}
