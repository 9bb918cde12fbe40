package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gasthaus.hypervisor.DomainDisks;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.TypedParameter;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;

/** Disks through libvirt. */
final class NativeDisks implements DomainDisks {
	private static final int ERROR = 16;
	private static final String[] COUNTS = { "rd_operations", "rd_bytes", "wr_operations", "wr_bytes", "errs" };

	private final LibvirtSession session;

	NativeDisks(LibvirtSession session) {
		this.session = session;
	}

	private static VirStatistics functions() {
		return VirStatistics.INSTANCE;
	}

	@Override
	public Sizes sizes(DomainId id, String disk) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			Memory info = new Memory(24);
			session.check(functions().virDomainGetBlockInfo(domain, utf8(disk), info, 0));
			return new Sizes(info.getLong(0), info.getLong(8), info.getLong(16));
		});
	}

	@Override
	public List<TypedParameter> counts(DomainId id, String disk) throws HypervisorException {
		try {
			return allCounts(id, disk);
		} catch (HypervisorException e) {
			if (e.nativeCode() != NativeError.NO_SUPPORT) {
				throw e;
			}
			try {
				return fewCounts(id, disk);
			} catch (HypervisorException few) {
				few.addSuppressed(e);
				throw few;
			}
		}
	}

	private List<TypedParameter> allCounts(DomainId id, String disk) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			IntByReference count = new IntByReference();
			session.check(functions().virDomainBlockStatsFlags(domain, utf8(disk), null, count, 0));
			Memory room = TypedParameters.allocate(count.getValue());
			if (count.getValue() > 0) {
				session.check(functions().virDomainBlockStatsFlags(domain, utf8(disk), room, count, 0));
			}
			return TypedParameters.decode(room, count.getValue(), true);
		});
	}

	/** What older drivers count. */
	private List<TypedParameter> fewCounts(DomainId id, String disk) throws HypervisorException {
		Memory stats = new Memory(8L * COUNTS.length);
		session.pointerCall(Task.READ, id, domain -> session.check(functions().virDomainBlockStats(domain, utf8(disk), stats, stats.size())));
		List<TypedParameter> result = new ArrayList<>();
		for (int i = 0; i < COUNTS.length; i++) {
			if (stats.getLong(8L * i) >= 0) {
				result.add(new TypedParameter(COUNTS[i], TypedParameter.Type.LLONG, stats.getLong(8L * i)));
			}
		}
		return result;
	}

	@Override
	public Map<String, Integer> errors(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			int most = session.check(functions().virDomainGetDiskErrors(domain, null, 0, 0));
			Map<String, Integer> result = new LinkedHashMap<>();
			if (most > 0) {
				Memory errors = new Memory((long) most * ERROR);
				errors.clear();
				int count = session.check(functions().virDomainGetDiskErrors(domain, errors, most, 0));
				for (long at = 0; at < (long) count * ERROR; at += ERROR) {
					result.put(DomainExtras.takeText(errors.getPointer(at)), errors.getInt(at + 8));
				}
			}
			return result;
		});
	}

	@Override
	public void setThreshold(DomainId id, String disk, long bytes) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainSetBlockThreshold");
		session.pointerCall(Task.CHANGE, id, domain -> session.check(functions().virDomainSetBlockThreshold(domain, utf8(disk), bytes, 0)));
	}
}
