package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainTuning;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.hypervisor.VcpuOption;
import org.gasthaus.hypervisor.VcpuState;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** Memory, processors and limits through libvirt. */
final class NativeTuning implements DomainTuning {
	private static final int MAXIMUM_MEMORY = 4;
	/** {@code VIR_TYPED_PARAM_STRING_OKAY} */
	private static final int TEXTS = 4;
	private static final int VCPU_INFO = 24;

	private final LibvirtSession session;
	private final Vir vir;

	NativeTuning(LibvirtSession session, Vir vir) {
		this.session = session;
		this.vir = vir;
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

	@Override
	public List<VcpuState> vcpuStates(DomainId id) throws HypervisorException {
		int count = Math.max(1, vcpus(id, EnumSet.of(VcpuOption.LIVE, VcpuOption.MAXIMUM)));
		return session.pointerCall(Task.READ, id, domain -> {
			Memory info = new Memory((long) count * VCPU_INFO);
			int found = session.check(functions().virDomainGetVcpus(domain, info, count, null, 0));
			List<VcpuState> result = new ArrayList<>(found);
			for (long at = 0; at < (long) found * VCPU_INFO; at += VCPU_INFO) {
				result.add(new VcpuState(info.getInt(at), info.getInt(at + 4), info.getLong(at + 8), info.getInt(at + 16)));
			}
			return result;
		});
	}

	@Override
	public List<BitSet> vcpuPins(DomainId id, Set<Impact> impact) throws HypervisorException {
		Set<VcpuOption> which = EnumSet.of(VcpuOption.MAXIMUM);
		for (Impact one : impact) {
			which.add(VcpuOption.valueOf(one.name()));
		}
		int count = vcpus(id, which);
		return session.pointerCall(Task.READ, id, domain -> {
			int cpus = session.check(functions().virNodeGetCPUMap(functions().virDomainGetConnect(domain), null, null, 0));
			int length = (cpus + 7) / 8;
			Memory maps = new Memory((long) count * length);
			int found = session.check(functions().virDomainGetVcpuPinInfo(domain, count, maps, length, flags(impact)));
			List<BitSet> result = new ArrayList<>(found);
			for (int i = 0; i < found; i++) {
				BitSet pins = BitSet.valueOf(maps.getByteArray((long) i * length, length));
				pins.clear(cpus, length * 8);
				result.add(pins);
			}
			return result;
		});
	}

	@Override
	public void pinVcpu(DomainId id, int vcpu, BitSet cpus, Set<Impact> impact) throws HypervisorException {
		byte[] map = cpus.toByteArray();
		change(id, impact.isEmpty() ? "virDomainPinVcpu" : "virDomainPinVcpuFlags",
				domain -> impact.isEmpty() ? functions().virDomainPinVcpu(domain, vcpu, map, map.length)
						: functions().virDomainPinVcpuFlags(domain, vcpu, map, map.length, flags(impact)));
	}

	@Override
	public Map<String, Object> parameters(DomainId id, ParameterGroup group, Set<Impact> impact) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			IntByReference count = new IntByReference();
			Pointer parameters = read(domain, group, impact, count);
			return TypedParameters.decode(parameters, count.getValue(), true);
		});
	}

	@Override
	public void setParameters(DomainId id, ParameterGroup group, Map<String, Object> values, Set<Impact> impact) throws HypervisorException {
		change(id, setter(group, impact), domain -> {
			IntByReference count = new IntByReference();
			Pointer known = read(domain, group, impact, count);
			TypedParameters.Encoded changed = TypedParameters.encode(known, count.getValue(), values);
			TypedParameters.decode(known, count.getValue(), true); // frees its texts
			int result = write(domain, group, impact, changed);
			java.lang.ref.Reference.reachabilityFence(changed);
			return result;
		});
	}

	/** libvirt first tells how many there are, then fills them in. */
	private Pointer read(Pointer domain, ParameterGroup group, Set<Impact> impact, IntByReference count) throws Failure {
		if (group == ParameterGroup.SCHEDULER) {
			Pointer type = functions().virDomainGetSchedulerType(domain, count);
			if (type == null) {
				throw new Failure(NativeError.last(vir));
			}
			DomainExtras.takeText(type);
		} else {
			session.check(get(domain, group, impact, null, count));
		}
		Memory parameters = TypedParameters.allocate(count.getValue());
		if (count.getValue() > 0) {
			session.check(get(domain, group, impact, parameters, count));
		}
		return parameters;
	}

	private static int get(Pointer domain, ParameterGroup group, Set<Impact> impact, Pointer parameters, IntByReference count) {
		int flags = flags(impact);
		return switch (group) {
		case MEMORY -> functions().virDomainGetMemoryParameters(domain, parameters, count, flags);
		case BLOCK_IO -> functions().virDomainGetBlkioParameters(domain, parameters, count, flags | TEXTS);
		case NUMA -> functions().virDomainGetNumaParameters(domain, parameters, count, flags | TEXTS);
		case SCHEDULER -> impact.isEmpty() ? functions().virDomainGetSchedulerParameters(domain, parameters, count)
				: functions().virDomainGetSchedulerParametersFlags(domain, parameters, count, flags);
		};
	}

	private static String setter(ParameterGroup group, Set<Impact> impact) {
		return switch (group) {
		case MEMORY -> "virDomainSetMemoryParameters";
		case BLOCK_IO -> "virDomainSetBlkioParameters";
		case NUMA -> "virDomainSetNumaParameters";
		case SCHEDULER -> impact.isEmpty() ? "virDomainSetSchedulerParameters" : "virDomainSetSchedulerParametersFlags";
		};
	}

	private static int write(Pointer domain, ParameterGroup group, Set<Impact> impact, TypedParameters.Encoded changed) {
		Pointer parameters = changed.memory();
		int count = changed.count();
		int flags = flags(impact);
		return switch (group) {
		case MEMORY -> functions().virDomainSetMemoryParameters(domain, parameters, count, flags);
		case BLOCK_IO -> functions().virDomainSetBlkioParameters(domain, parameters, count, flags);
		case NUMA -> functions().virDomainSetNumaParameters(domain, parameters, count, flags);
		case SCHEDULER -> impact.isEmpty() ? functions().virDomainSetSchedulerParameters(domain, parameters, count)
				: functions().virDomainSetSchedulerParametersFlags(domain, parameters, count, flags);
		};
	}
}
