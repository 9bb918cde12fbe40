package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;
import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.DomainFilter;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainStatistics;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.TypedParameter;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Statistics of many domains through libvirt's bulk calls. */
final class NativeStatistics implements DomainStatistics {
	/** {@code VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT} and the two after it. */
	private static final int FIRST_OPTION = 29;
	private static final int ALL_CPUS = -1;

	private final LibvirtSession session;
	private final Vir vir;

	NativeStatistics(LibvirtSession session, Vir vir) {
		this.session = session;
		this.vir = vir;
	}

	private static VirStatistics functions() {
		return VirStatistics.INSTANCE;
	}

	private static int flags(Set<Option> options) {
		return bits(options) << FIRST_OPTION;
	}

	@Override
	public List<Values> all(Set<Group> groups, Set<DomainFilter> filters, Set<Option> options) throws HypervisorException {
		return session.call(Task.LIST_DOMAINS, "", connect -> {
			PointerByReference records = new PointerByReference();
			int count = session.check(vir.virConnectGetAllDomainStats(connect.pointer(), bits(groups), records, bits(filters) | flags(options)));
			return read(records.getValue(), count);
		});
	}

	@Override
	public List<Values> of(Collection<DomainId> domains, Set<Group> groups, Set<Option> options) throws HypervisorException {
		if (domains.isEmpty()) {
			return List.of();
		}
		String names = String.join(", ", domains.stream().map(DomainId::name).toList());
		return session.call(Task.READ, names, connect -> {
			Memory list = new Memory((domains.size() + 1L) * Native.POINTER_SIZE);
			list.clear();
			int found = 0;
			try {
				for (DomainId id : domains) {
					list.setPointer((long) found * Native.POINTER_SIZE, session.check(vir.virDomainLookupByUUIDString(connect.pointer(), utf8(id.uuid()))));
					found++;
				}
				PointerByReference records = new PointerByReference();
				return read(records, functions().virDomainListGetStats(list, bits(groups), records, flags(options)));
			} finally {
				for (int i = 0; i < found; i++) {
					vir.virDomainFree(list.getPointer((long) i * Native.POINTER_SIZE));
				}
			}
		});
	}

	private List<Values> read(PointerByReference records, int count) throws Failure {
		session.check(count);
		return read(records.getValue(), count);
	}

	/** Copies the records and frees them. */
	private List<Values> read(Pointer records, int count) {
		List<Values> result = new ArrayList<>(count);
		DomainFields fields = new DomainFields();
		TypedParameters.Names names = new TypedParameters.Names();
		try {
			for (Pointer record : records.getPointerArray(0, count)) {
				Pointer domain = record.getPointer(0);
				List<org.gasthaus.hypervisor.TypedParameter> values = TypedParameters.decode(record.getPointer(Native.POINTER_SIZE),
						record.getInt(2L * Native.POINTER_SIZE), false, names);
				result.add(new Values(fields.id(domain), values));
			}
		} finally {
			vir.virDomainStatsRecordListFree(records);
		}
		return result;
	}

	@Override
	public long[] control(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			Memory info = new Memory(16);
			session.check(functions().virDomainGetControlInfo(domain, info, 0));
			return new long[] { info.getInt(0), info.getInt(4), info.getLong(8) };
		});
	}

	@Override
	public int countedCpus(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> session.check(functions().virDomainGetCPUStats(domain, null, 0, 0, 0, 0)));
	}

	@Override
	public List<List<TypedParameter>> ofCpus(DomainId id, int first, int count) throws HypervisorException {
		return cpus(id, first, count);
	}

	@Override
	public List<TypedParameter> ofAllCpus(DomainId id) throws HypervisorException {
		List<List<TypedParameter>> all = cpus(id, ALL_CPUS, 1);
		return all.isEmpty() ? List.of() : all.get(0);
	}

	private List<List<TypedParameter>> cpus(DomainId id, int first, int count) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			int each = session.check(functions().virDomainGetCPUStats(domain, null, 0, Math.min(first, 0), 1, 0));
			if (each == 0) {
				return List.of();
			}
			try (Memory values = TypedParameters.allocate(each * count)) {
				session.check(functions().virDomainGetCPUStats(domain, values, each, first, count, 0));
				List<List<TypedParameter>> result = new ArrayList<>(count);
				for (int i = 0; i < count; i++) {
					result.add(TypedParameters.decode(values.share((long) i * each * TypedParameters.SIZE), each, true));
				}
				return result;
			}
		});
	}

	@Override
	public void calculateDirtyRate(DomainId id, int seconds, DirtyRateMode mode) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainStartDirtyRateCalc");
		session.pointerCall(Task.CHANGE, id, domain -> session.check(functions().virDomainStartDirtyRateCalc(domain, seconds, mode.ordinal())));
	}
}
