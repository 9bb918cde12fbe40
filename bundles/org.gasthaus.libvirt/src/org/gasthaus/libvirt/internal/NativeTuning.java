package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;

import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainTuning;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.VcpuOption;

import com.sun.jna.NativeLong;

/** Memory, processors and limits through libvirt. */
final class NativeTuning implements DomainTuning {
	private static final int LIVE = 1;
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

	/**
	 * What says nothing of now or later is for the running guest where it is memory, as virsh has it, and for what there is where not. Drivers without flags, such
	 * as that of ESX, are asked by the older function.
	 */
	private void change(DomainId id, Set<?> flags, String function, LibvirtSession.PointerCall<Integer> call, String older, LibvirtSession.PointerCall<Integer> olderCall)
			throws HypervisorException {
		try {
			change(id, function, call);
		} catch (HypervisorException e) {
			if (!flags.isEmpty() || e.code() != Code.UNSUPPORTED) {
				throw e;
			}
			change(id, older, olderCall);
		}
	}

	private void change(DomainId id, String function, LibvirtSession.PointerCall<Integer> call) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), function);
		session.pointerCall(Task.CHANGE, id, domain -> session.check(call.on(domain)));
	}

	@Override
	public void setMemory(DomainId id, long kib, Set<Impact> impact) throws HypervisorException {
		NativeLong value = new NativeLong(kib);
		change(id, impact, "virDomainSetMemoryFlags", domain -> functions().virDomainSetMemoryFlags(domain, value, impact.isEmpty() ? LIVE : flags(impact)), "virDomainSetMemory",
				domain -> functions().virDomainSetMemory(domain, value));
	}

	@Override
	public void setMaximumMemory(DomainId id, long kib, Set<Impact> impact) throws HypervisorException {
		NativeLong value = new NativeLong(kib);
		change(id, impact, "virDomainSetMemoryFlags", domain -> functions().virDomainSetMemoryFlags(domain, value, flags(impact) | MAXIMUM_MEMORY),
				"virDomainSetMaxMemory", domain -> functions().virDomainSetMaxMemory(domain, value));
	}

	private static int vcpuFlags(Set<VcpuOption> options) {
		return bits(options) & 31;
	}

	@Override
	public void setVcpus(DomainId id, int count, Set<VcpuOption> options) throws HypervisorException {
		change(id, options, "virDomainSetVcpusFlags", domain -> functions().virDomainSetVcpusFlags(domain, count, vcpuFlags(options)), "virDomainSetVcpus",
				domain -> functions().virDomainSetVcpus(domain, count));
	}

	@Override
	public int vcpus(DomainId id, Set<VcpuOption> options) throws HypervisorException {
		if (options.contains(VcpuOption.GUEST)) {
			session.requireWritable(Task.READ, id.name(), "virDomainGetVcpusFlags");
		}
		return session.pointerCall(Task.READ, id, domain -> session.check(functions().virDomainGetVcpusFlags(domain, vcpuFlags(options))));
	}
}
