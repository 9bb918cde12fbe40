package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;

import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainTuning;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.VcpuOption;

import com.sun.jna.NativeLong;

/** Memory, processors and limits through libvirt. */
final class NativeTuning implements DomainTuning {
	private static final int MAXIMUM_MEMORY = 4;

	private final LibvirtSession session;
	NativeTuning(LibvirtSession session) {
		this.session = session;
	}

	private static VirTuning functions() {
		return VirTuning.INSTANCE;
	}

	/** libvirt's flags; {@link Impact#CURRENT} is none. */
	static int flags(Set<Impact> impact) {
		return bits(impact) & 3;
	}

	private void change(DomainId id, String function, LibvirtSession.PointerCall<Integer> call) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), function);
		session.pointerCall(Task.CHANGE, id, domain -> session.check(call.on(domain)));
	}

	@Override
	public void setMemory(DomainId id, long kib, Set<Impact> impact) throws HypervisorException {
		NativeLong value = new NativeLong(kib);
		change(id, impact.isEmpty() ? "virDomainSetMemory" : "virDomainSetMemoryFlags",
				domain -> impact.isEmpty() ? functions().virDomainSetMemory(domain, value)
						: functions().virDomainSetMemoryFlags(domain, value, flags(impact)));
	}

	@Override
	public void setMaximumMemory(DomainId id, long kib, Set<Impact> impact) throws HypervisorException {
		NativeLong value = new NativeLong(kib);
		change(id, impact.isEmpty() ? "virDomainSetMaxMemory" : "virDomainSetMemoryFlags",
				domain -> impact.isEmpty() ? functions().virDomainSetMaxMemory(domain, value)
						: functions().virDomainSetMemoryFlags(domain, value, flags(impact) | MAXIMUM_MEMORY));
	}

	private static int vcpuFlags(Set<VcpuOption> options) {
		return bits(options) & 31;
	}

	@Override
	public void setVcpus(DomainId id, int count, Set<VcpuOption> options) throws HypervisorException {
		change(id, options.isEmpty() ? "virDomainSetVcpus" : "virDomainSetVcpusFlags",
				domain -> options.isEmpty() ? functions().virDomainSetVcpus(domain, count)
						: functions().virDomainSetVcpusFlags(domain, count, vcpuFlags(options)));
	}

	@Override
	public int vcpus(DomainId id, Set<VcpuOption> options) throws HypervisorException {
		if (options.contains(VcpuOption.GUEST)) {
			session.requireWritable(Task.READ, id.name(), "virDomainGetVcpusFlags");
		}
		return session.pointerCall(Task.READ, id, domain -> session.check(functions().virDomainGetVcpusFlags(domain, vcpuFlags(options))));
	}
}
