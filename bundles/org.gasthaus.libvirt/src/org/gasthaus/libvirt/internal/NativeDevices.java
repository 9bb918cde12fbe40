package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.gasthaus.hypervisor.DomainDevices;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Impact;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** Devices and what they count, through libvirt. */
final class NativeDevices implements DomainDevices {
	private static final int FORCE = 4;
	private static final int RESIZE_BYTES = 1;
	private static final int MEMORY_STATISTICS = 32;
	private static final int MEMORY_STATISTIC = 16;
	private static final String[] BLOCK_COUNTERS = { "rd_operations", "rd_bytes", "wr_operations", "wr_bytes", "errs" };

	private final LibvirtSession session;
	private final Vir vir;

	NativeDevices(LibvirtSession session, Vir vir) {
		this.session = session;
		this.vir = vir;
	}

	private static VirDevices functions() {
		return VirDevices.INSTANCE;
	}

	private void change(DomainId id, String function, LibvirtSession.PointerCall<Integer> call) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), function);
		session.pointerCall(Task.CHANGE, id, domain -> session.check(call.on(domain)));
	}

	@Override
	public void attach(DomainId id, String xml, Set<Impact> impact) throws HypervisorException {
		change(id, impact.isEmpty() ? "virDomainAttachDevice" : "virDomainAttachDeviceFlags",
				domain -> impact.isEmpty() ? functions().virDomainAttachDevice(domain, utf8(xml))
						: functions().virDomainAttachDeviceFlags(domain, utf8(xml), NativeTuning.flags(impact)));
	}

	@Override
	public void detach(DomainId id, String xml, Set<Impact> impact) throws HypervisorException {
		change(id, impact.isEmpty() ? "virDomainDetachDevice" : "virDomainDetachDeviceFlags",
				domain -> impact.isEmpty() ? functions().virDomainDetachDevice(domain, utf8(xml))
						: functions().virDomainDetachDeviceFlags(domain, utf8(xml), NativeTuning.flags(impact)));
	}

	@Override
	public void detachAlias(DomainId id, String alias, Set<Impact> impact) throws HypervisorException {
		change(id, "virDomainDetachDeviceAlias", domain -> functions().virDomainDetachDeviceAlias(domain, utf8(alias), NativeTuning.flags(impact)));
	}

	@Override
	public void update(DomainId id, String xml, boolean force, Set<Impact> impact) throws HypervisorException {
		change(id, "virDomainUpdateDeviceFlags",
				domain -> functions().virDomainUpdateDeviceFlags(domain, utf8(xml), NativeTuning.flags(impact) | (force ? FORCE : 0)));
	}

	@Override
	public void resizeBlock(DomainId id, String disk, long bytes) throws HypervisorException {
		change(id, "virDomainBlockResize", domain -> functions().virDomainBlockResize(domain, utf8(disk), bytes, RESIZE_BYTES));
	}

	@Override
	public BlockInfo blockInfo(DomainId id, String disk) throws HypervisorException {
		session.requireWritable(Task.READ, id.name(), "virDomainGetBlockInfo");
		return session.pointerCall(Task.READ, id, domain -> {
			Memory info = new Memory(24);
			session.check(functions().virDomainGetBlockInfo(domain, utf8(disk), info, 0));
			return new BlockInfo(info.getLong(0), info.getLong(8), info.getLong(16));
		});
	}

	@Override
	public Map<String, Object> blockStatistics(DomainId id, String disk) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			IntByReference count = new IntByReference();
			if (functions().virDomainBlockStatsFlags(domain, utf8(disk), null, count, 0) < 0) {
				NativeError error = NativeError.last(vir);
				if (error.number() != NativeError.NO_SUPPORT) {
					throw new Failure(error);
				}
				return fewBlockStatistics(domain, disk);
			}
			Memory parameters = TypedParameters.allocate(count.getValue());
			session.check(functions().virDomainBlockStatsFlags(domain, utf8(disk), parameters, count, 0));
			return TypedParameters.decode(parameters, count.getValue(), true);
		});
	}

	/** What every driver that counts at all can tell. */
	private Map<String, Object> fewBlockStatistics(Pointer domain, String disk) throws Failure {
		Memory stats = new Memory(8L * BLOCK_COUNTERS.length);
		session.check(functions().virDomainBlockStats(domain, utf8(disk), stats, stats.size()));
		Map<String, Object> result = new LinkedHashMap<>();
		for (int i = 0; i < BLOCK_COUNTERS.length; i++) {
			if (stats.getLong(8L * i) >= 0) {
				result.put(BLOCK_COUNTERS[i], stats.getLong(8L * i));
			}
		}
		return result;
	}

	@Override
	public long[] interfaceStatistics(DomainId id, String device) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			Memory stats = new Memory(64);
			session.check(functions().virDomainInterfaceStats(domain, utf8(device), stats, stats.size()));
			return stats.getLongArray(0, 8);
		});
	}

	@Override
	public Map<Integer, Long> memoryStatistics(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			Memory stats = new Memory(MEMORY_STATISTIC * MEMORY_STATISTICS);
			int count = session.check(functions().virDomainMemoryStats(domain, stats, MEMORY_STATISTICS, 0));
			Map<Integer, Long> result = new LinkedHashMap<>();
			for (int at = 0; at < count * MEMORY_STATISTIC; at += MEMORY_STATISTIC) {
				result.put(stats.getInt(at), stats.getLong(at + 8));
			}
			return result;
		});
	}
}
