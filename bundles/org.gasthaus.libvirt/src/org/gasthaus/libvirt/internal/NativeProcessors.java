package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.NativeTuning.flags;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainProcessors;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.IoThread;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.VcpuState;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Processors and disk threads through libvirt. */
final class NativeProcessors implements DomainProcessors {
	private static final int VCPU_INFO = 24;
	private static final int LIVE = 1;
	private static final int MAXIMUM = 4;

	private final LibvirtSession session;

	NativeProcessors(LibvirtSession session) {
		this.session = session;
	}

	private static VirProcessors functions() {
		return VirProcessors.INSTANCE;
	}

	private void change(DomainId id, String function, LibvirtSession.PointerCall<Integer> call) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), function);
		session.pointerCall(Task.CHANGE, id, domain -> session.check(call.on(domain)));
	}

	@Override
	public int hostCpus() throws HypervisorException {
		int count = session.call(Task.READ_HOST, "", connect -> functions().virNodeGetCPUMap(connect.pointer(), null, null, 0));
		return count < 0 ? session.nodeInfo().maximumCpus() : count;
	}

	private static int mapLength(int cpus) {
		return (cpus + 7) / 8;
	}

	private static BitSet map(Pointer memory, long at, int length, int cpus) {
		BitSet map = BitSet.valueOf(memory.getByteArray(at, length));
		map.clear(cpus, Math.max(cpus, length * 8)); // some drivers set the bits of processors that there are not
		return map;
	}

	/** A mask has a length of its own: without bits it still is one. */
	private static byte[] mask(BitSet cpus) {
		byte[] bytes = cpus.toByteArray();
		return bytes.length == 0 ? new byte[1] : bytes;
	}

	@Override
	public List<VcpuState> vcpus(DomainId id) throws HypervisorException {
		int cpus = hostCpus();
		int length = mapLength(cpus);
		return session.pointerCall(Task.READ, id, domain -> {
			int most = session.check(VirTuning.INSTANCE.virDomainGetVcpusFlags(domain, LIVE | MAXIMUM));
			Memory info = new Memory(Math.max(1, (long) most * VCPU_INFO));
			Memory maps = new Memory(Math.max(1, (long) most * length));
			int found = session.check(functions().virDomainGetVcpus(domain, info, most, maps, length));
			List<VcpuState> result = new ArrayList<>(found);
			for (int i = 0; i < found; i++) {
				long at = (long) i * VCPU_INFO;
				result.add(new VcpuState(info.getInt(at), info.getInt(at + 4), info.getLong(at + 8), info.getInt(at + 16),
						map(maps, (long) i * length, length, cpus)));
			}
			return result;
		});
	}

	@Override
	public List<BitSet> vcpuPins(DomainId id, Set<Impact> impact) throws HypervisorException {
		int cpus = hostCpus();
		int length = mapLength(cpus);
		return session.pointerCall(Task.READ, id, domain -> {
			int count = session.check(VirTuning.INSTANCE.virDomainGetVcpusFlags(domain, flags(impact) | MAXIMUM));
			Memory maps = new Memory(Math.max(1, (long) count * length));
			int found = session.check(functions().virDomainGetVcpuPinInfo(domain, count, maps, length, flags(impact)));
			List<BitSet> result = new ArrayList<>(found);
			for (int i = 0; i < found; i++) {
				result.add(map(maps, (long) i * length, length, cpus));
			}
			return result;
		});
	}

	@Override
	public void pinVcpu(DomainId id, int vcpu, BitSet cpus, Set<Impact> impact) throws HypervisorException {
		byte[] map = mask(cpus);
		change(id, impact.isEmpty() ? "virDomainPinVcpu" : "virDomainPinVcpuFlags",
				domain -> impact.isEmpty() ? functions().virDomainPinVcpu(domain, vcpu, map, map.length)
						: functions().virDomainPinVcpuFlags(domain, vcpu, map, map.length, flags(impact)));
	}

	@Override
	public BitSet emulatorPins(DomainId id, Set<Impact> impact) throws HypervisorException {
		int cpus = hostCpus();
		int length = mapLength(cpus);
		return session.pointerCall(Task.READ, id, domain -> {
			Memory map = new Memory(length);
			session.check(functions().virDomainGetEmulatorPinInfo(domain, map, length, flags(impact)));
			return map(map, 0, length, cpus);
		});
	}

	@Override
	public void pinEmulator(DomainId id, BitSet cpus, Set<Impact> impact) throws HypervisorException {
		byte[] map = mask(cpus);
		change(id, "virDomainPinEmulator", domain -> functions().virDomainPinEmulator(domain, map, map.length, flags(impact)));
	}

	@Override
	public void plugVcpus(DomainId id, String vcpus, boolean in, Set<Impact> impact) throws HypervisorException {
		change(id, "virDomainSetVcpu", domain -> functions().virDomainSetVcpu(domain, LibvirtSession.utf8(vcpus), in ? 1 : 0, flags(impact)));
	}

	@Override
	public List<IoThread> ioThreads(DomainId id, Set<Impact> impact) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			PointerByReference list = new PointerByReference();
			int count = session.check(functions().virDomainGetIOThreadInfo(domain, list, flags(impact)));
			List<IoThread> result = new ArrayList<>(count);
			for (Pointer thread : DomainLists.take(list.getValue(), count)) {
				result.add(new IoThread(thread.getInt(0), BitSet.valueOf(thread.getPointer(8).getByteArray(0, thread.getInt(16)))));
				functions().virDomainIOThreadInfoFree(thread);
			}
			return result;
		});
	}

	@Override
	public void addIoThread(DomainId id, int number, Set<Impact> impact) throws HypervisorException {
		change(id, "virDomainAddIOThread", domain -> functions().virDomainAddIOThread(domain, number, flags(impact)));
	}

	@Override
	public void removeIoThread(DomainId id, int number, Set<Impact> impact) throws HypervisorException {
		change(id, "virDomainDelIOThread", domain -> functions().virDomainDelIOThread(domain, number, flags(impact)));
	}

	@Override
	public void pinIoThread(DomainId id, int number, BitSet cpus, Set<Impact> impact) throws HypervisorException {
		byte[] map = mask(cpus);
		change(id, "virDomainPinIOThread", domain -> functions().virDomainPinIOThread(domain, number, map, map.length, flags(impact)));
	}

	@Override
	public void tuneIoThread(DomainId id, int number, List<TypedParameter> values, Set<Impact> impact) throws HypervisorException {
		TypedParameters.Encoded encoded = TypedParameters.encode(values);
		change(id, "virDomainSetIOThreadParams",
				domain -> functions().virDomainSetIOThreadParams(domain, number, encoded.memory(), encoded.count(), flags(impact)));
		Reference.reachabilityFence(encoded);
	}
}
