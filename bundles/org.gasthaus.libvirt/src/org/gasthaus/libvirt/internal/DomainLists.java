package org.gasthaus.libvirt.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.DomainFilter;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainState;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * Lists of domains in a number of calls that does not grow with the number of domains: one for the statistics of all
 * domains, whose records carry name, UUID and number, and one for the transient ones among them. Where a driver has no
 * statistics (LXC) or the filter is one that statistics do not know, it is one list call and two calls a domain.
 */
final class DomainLists {
	private static final int STATS_STATE = 1;
	private static final int UUID_BUFFER = 37;
	/** The filters up to here are the same bits in both calls. */
	private static final int LAST_FILTER_OF_STATS = DomainFilter.OTHER_STATE.ordinal();

	/** The order of virsh: what runs by number, then the others by name. */
	private static final Comparator<DomainInfo> ORDER = (a, b) -> {
		if (a.runtimeId() >= 0 && b.runtimeId() >= 0) {
			return Integer.compare(a.runtimeId(), b.runtimeId());
		}
		if (a.runtimeId() < 0 && b.runtimeId() < 0) {
			return a.name().compareToIgnoreCase(b.name());
		}
		return a.runtimeId() >= 0 ? -1 : 1;
	};

	private final Vir vir;
	private volatile boolean statisticsMissing;

	DomainLists(Vir vir) {
		this.vir = vir;
	}

	List<DomainInfo> list(Pointer connect, Set<DomainFilter> filters) throws Failure {
		int flags = 0;
		boolean inStats = true;
		for (DomainFilter filter : filters) {
			flags |= 1 << filter.ordinal();
			inStats &= filter.ordinal() <= LAST_FILTER_OF_STATS;
		}
		List<DomainInfo> result = inStats && !statisticsMissing ? fromStatistics(connect, flags) : null;
		if (result == null) {
			result = oneByOne(connect, flags);
		}
		result.sort(ORDER);
		return result;
	}

	/** @return {@code null} if the driver, or this libvirt, has no statistics */
	private List<DomainInfo> fromStatistics(Pointer connect, int flags) throws Failure {
		PointerByReference list = new PointerByReference();
		int count;
		try {
			count = vir.virConnectGetAllDomainStats(connect, STATS_STATE, list, flags);
		} catch (UnsatisfiedLinkError olderLibrary) {
			statisticsMissing = true;
			return null;
		}
		if (count < 0) {
			NativeError error = NativeError.last(vir);
			if (error.number() == NativeError.NO_SUPPORT) {
				statisticsMissing = true;
				return null;
			}
			throw new Failure(error);
		}
		Pointer records = list.getValue();
		try {
			DomainFields fields = new DomainFields();
			Set<String> transients = count == 0 ? Set.of() : transients(connect);
			List<DomainInfo> result = new ArrayList<>(count);
			for (int i = 0; i < count; i++) {
				Pointer stats = records.getPointer((long) i * Native.POINTER_SIZE);
				Pointer domain = stats.getPointer(0);
				DomainId id = fields.id(domain);
				result.add(new DomainInfo(id, fields.runtimeId(domain), fields.state(stats), !transients.contains(id.uuid())));
			}
			return result;
		} finally {
			vir.virDomainStatsRecordListFree(records);
		}
	}

	private Set<String> transients(Pointer connect) throws Failure {
		Set<String> result = new HashSet<>();
		for (Pointer domain : all(connect, 1 << DomainFilter.TRANSIENT.ordinal())) {
			result.add(uuid(domain));
			vir.virDomainFree(domain);
		}
		return result;
	}

	private List<DomainInfo> oneByOne(Pointer connect, int flags) throws Failure {
		Pointer[] domains = all(connect, flags);
		List<DomainInfo> result = new ArrayList<>(domains.length);
		try {
			for (Pointer domain : domains) {
				try {
					result.add(info(domain));
				} catch (Failure gone) {
					if (gone.error().code() != org.gasthaus.hypervisor.HypervisorException.Code.NO_DOMAIN) {
						throw gone;
					}
				}
			}
		} finally {
			for (Pointer domain : domains) {
				vir.virDomainFree(domain);
			}
		}
		return result;
	}

	private Pointer[] all(Pointer connect, int flags) throws Failure {
		PointerByReference list = new PointerByReference();
		int count = vir.virConnectListAllDomains(connect, list, flags);
		if (count < 0) {
			throw new Failure(NativeError.last(vir));
		}
		return take(list.getValue(), count);
	}

	/** Copies an array of pointers and frees it; who calls owns what they point to. */
	static Pointer[] take(Pointer array, int count) {
		Pointer[] result = count == 0 ? new Pointer[0] : array.getPointerArray(0, count);
		Native.free(Pointer.nativeValue(array));
		return result;
	}

	/** Asks for the state of one domain. */
	DomainInfo info(Pointer domain) throws Failure {
		IntByReference state = new IntByReference();
		check(vir.virDomainGetState(domain, state, new IntByReference(), 0));
		int persistent = check(vir.virDomainIsPersistent(domain));
		return new DomainInfo(new DomainId(uuid(domain), SessionEvents.text(vir.virDomainGetName(domain))), vir.virDomainGetID(domain),
				DomainState.of(state.getValue()), persistent == 1);
	}

	String uuid(Pointer domain) {
		byte[] buffer = new byte[UUID_BUFFER];
		vir.virDomainGetUUIDString(domain, buffer);
		return SessionEvents.text(buffer);
	}

	private int check(int result) throws Failure {
		if (result < 0) {
			throw new Failure(NativeError.last(vir));
		}
		return result;
	}
}
