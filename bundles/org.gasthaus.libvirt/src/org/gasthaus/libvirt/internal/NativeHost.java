package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;
import static org.gasthaus.libvirt.internal.LibvirtSession.textOrNull;
import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gasthaus.hypervisor.HostMemory;
import org.gasthaus.hypervisor.HostProcessors;
import org.gasthaus.hypervisor.HostServices;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.TypedParameter;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** Processors and memory of a host, and what else it does, through libvirt. */
final class NativeHost implements HostProcessors, HostMemory, HostServices {
	private static final int NAME = 80;
	private static final int STATISTIC = 88;
	/** {@code VIR_NODE_ALLOC_PAGES_ADD} is 0. */
	private static final int PAGES_SET = 1;

	private final LibvirtSession session;

	NativeHost(LibvirtSession session) {
		this.session = session;
	}

	private static VirHost functions() {
		return VirHost.INSTANCE;
	}

	private <R> R read(LibvirtSession.Call<R> call) throws HypervisorException {
		return session.call(Task.READ_HOST, "", call);
	}

	private void change(String function, LibvirtSession.Call<Integer> call) throws HypervisorException {
		session.requireWritable(Task.CHANGE_HOST, "", function);
		session.call(Task.CHANGE_HOST, "", connect -> session.check(call.on(connect)));
	}

	@Override
	public Comparison compare(String cpuXml, Set<CompareOption> options) throws HypervisorException {
		return read(connect -> comparison(functions().virConnectCompareCPU(connect.pointer(), utf8(cpuXml), bits(options))));
	}

	@Override
	public Comparison compare(Emulator emulator, String cpuXml, Set<CompareOption> options) throws HypervisorException {
		return read(connect -> comparison(functions().virConnectCompareHypervisorCPU(connect.pointer(), textOrNull(emulator.emulator()),
				textOrNull(emulator.arch()), textOrNull(emulator.machine()), textOrNull(emulator.virtType()), utf8(cpuXml), bits(options))));
	}

	private Comparison comparison(int number) throws Failure {
		return Comparison.values()[session.check(number)];
	}

	@Override
	public String baseline(List<String> cpuXmls, Set<BaselineOption> options) throws HypervisorException {
		return read(connect -> {
			try (Texts texts = new Texts(cpuXmls)) {
				return DomainExtras.takeText(
						session.check(functions().virConnectBaselineCPU(connect.pointer(), texts.array, cpuXmls.size(), bits(options))));
			}
		});
	}

	@Override
	public String baseline(Emulator emulator, List<String> cpuXmls, Set<BaselineOption> options) throws HypervisorException {
		return read(connect -> {
			try (Texts texts = new Texts(cpuXmls)) {
				return DomainExtras.takeText(session.check(functions().virConnectBaselineHypervisorCPU(connect.pointer(), textOrNull(emulator.emulator()),
						textOrNull(emulator.arch()), textOrNull(emulator.machine()), textOrNull(emulator.virtType()), texts.array, cpuXmls.size(),
						bits(options))));
			}
		});
	}

	/** An array of C strings that lives until it is closed. */
	private static final class Texts implements AutoCloseable {
		private final List<Memory> texts = new ArrayList<>();
		private final Memory array;

		Texts(List<String> all) {
			array = new Memory(Math.max(1, (long) all.size()) * Native.POINTER_SIZE);
			for (String one : all) {
				byte[] bytes = utf8(one);
				Memory text = new Memory(bytes.length);
				text.write(0, bytes, 0, bytes.length);
				array.setPointer((long) texts.size() * Native.POINTER_SIZE, text);
				texts.add(text);
			}
		}

		@Override
		public void close() {
			texts.forEach(Memory::close);
			array.close();
		}
	}

	@Override
	public List<String> models(String arch) throws HypervisorException {
		return read(connect -> {
			PointerByReference all = new PointerByReference();
			int count = session.check(functions().virConnectGetCPUModelNames(connect.pointer(), utf8(arch), all, 0));
			List<String> result = new ArrayList<>(count);
			if (all.getValue() != null) {
				for (Pointer name : DomainLists.take(all.getValue(), count)) {
					result.add(DomainExtras.takeText(name));
				}
			}
			return result;
		});
	}

	@Override
	public int maximum(String type) throws HypervisorException {
		return read(connect -> session.check(functions().virConnectGetMaxVcpus(connect.pointer(), textOrNull(type))));
	}

	@Override
	public Online online() throws HypervisorException {
		return read(connect -> {
			PointerByReference map = new PointerByReference();
			int present = session.check(functions().virNodeGetCPUMap(connect.pointer(), map, new IntByReference(), 0));
			byte[] bytes = map.getValue().getByteArray(0, (present + Byte.SIZE - 1) / Byte.SIZE);
			Native.free(Pointer.nativeValue(map.getValue()));
			return new Online(present, BitSet.valueOf(bytes));
		});
	}

	@Override
	public Map<String, Long> times(int processor) throws HypervisorException {
		return read(connect -> {
			IntByReference count = new IntByReference();
			session.check(functions().virNodeGetCPUStats(connect.pointer(), processor, null, count, 0));
			try (Memory statistics = room(count)) {
				session.check(functions().virNodeGetCPUStats(connect.pointer(), processor, statistics, count, 0));
				return decode(statistics, count.getValue());
			}
		});
	}

	@Override
	public Map<String, Long> statistics(int cell) throws HypervisorException {
		return read(connect -> {
			IntByReference count = new IntByReference();
			session.check(functions().virNodeGetMemoryStats(connect.pointer(), cell, null, count, 0));
			try (Memory statistics = room(count)) {
				session.check(functions().virNodeGetMemoryStats(connect.pointer(), cell, statistics, count, 0));
				return decode(statistics, count.getValue());
			}
		});
	}

	private static Memory room(IntByReference count) {
		Memory memory = new Memory(Math.max(1, (long) count.getValue()) * STATISTIC);
		memory.clear();
		return memory;
	}

	private static Map<String, Long> decode(Memory statistics, int count) {
		Map<String, Long> result = new LinkedHashMap<>();
		for (int i = 0; i < count; i++) {
			long at = (long) i * STATISTIC;
			result.put(statistics.getString(at, "UTF-8"), statistics.getLong(at + NAME));
		}
		return result;
	}

	@Override
	public long free() throws HypervisorException {
		return read(connect -> {
			long bytes = functions().virNodeGetFreeMemory(connect.pointer());
			session.check(bytes == 0 ? -1 : 0);
			return bytes;
		});
	}

	@Override
	public long free(int cell) throws HypervisorException {
		return read(connect -> {
			long[] bytes = new long[1];
			session.check(functions().virNodeGetCellsFreeMemory(connect.pointer(), bytes, cell, 1) == 1 ? 1 : -1);
			return bytes[0];
		});
	}

	@Override
	public List<Long> freePages(int cell, List<Integer> sizesKib) throws HypervisorException {
		int[] sizes = sizesKib.stream().mapToInt(Integer::intValue).toArray();
		return read(connect -> {
			long[] counts = new long[sizes.length];
			session.check(functions().virNodeGetFreePages(connect.pointer(), sizes.length, sizes, cell, 1, counts, 0));
			List<Long> result = new ArrayList<>();
			for (long count : counts) {
				result.add(count);
			}
			return result;
		});
	}

	@Override
	public void allocatePages(int cell, int sizeKib, long count, boolean add) throws HypervisorException {
		change("virNodeAllocPages", connect -> functions().virNodeAllocPages(connect.pointer(), 1, new int[] { sizeKib }, new long[] { count }, cell, 1,
				add ? 0 : PAGES_SET));
	}

	@Override
	public List<TypedParameter> parameters() throws HypervisorException {
		return read(connect -> {
			IntByReference count = new IntByReference();
			session.check(functions().virNodeGetMemoryParameters(connect.pointer(), null, count, 0));
			if (count.getValue() == 0) {
				return List.of();
			}
			try (Memory parameters = TypedParameters.allocate(count.getValue())) {
				session.check(functions().virNodeGetMemoryParameters(connect.pointer(), parameters, count, 0));
				return TypedParameters.decode(parameters, count.getValue(), true);
			}
		});
	}

	@Override
	public void setParameters(List<TypedParameter> parameters) throws HypervisorException {
		TypedParameters.Encoded encoded = TypedParameters.encode(parameters);
		change("virNodeSetMemoryParameters", connect -> functions().virNodeSetMemoryParameters(connect.pointer(), encoded.memory(), encoded.count(), 0));
	}

	@Override
	public String systemInformationXml() throws HypervisorException {
		return read(connect -> DomainExtras.takeText(session.check(functions().virConnectGetSysinfo(connect.pointer(), 0))));
	}

	@Override
	public void suspend(SleepTarget target, long seconds) throws HypervisorException {
		change("virNodeSuspendForDuration", connect -> functions().virNodeSuspendForDuration(connect.pointer(), target.ordinal(), seconds, 0));
	}

	@Override
	public String fromNative(String format, String text) throws HypervisorException {
		session.requireWritable(Task.READ_HOST, "", "virConnectDomainXMLFromNative");
		return read(connect -> DomainExtras
				.takeText(session.check(functions().virConnectDomainXMLFromNative(connect.pointer(), utf8(format), utf8(text), 0))));
	}

	@Override
	public String toNative(String format, String xml) throws HypervisorException {
		session.requireWritable(Task.READ_HOST, "", "virConnectDomainXMLToNative");
		return read(connect -> DomainExtras
				.takeText(session.check(functions().virConnectDomainXMLToNative(connect.pointer(), utf8(format), utf8(xml), 0))));
	}
}
