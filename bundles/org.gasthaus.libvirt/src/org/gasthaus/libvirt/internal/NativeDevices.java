package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gasthaus.hypervisor.DomainDevices;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Impact;

import com.sun.jna.Memory;

/** Devices and what they count, through libvirt. */
final class NativeDevices implements DomainDevices {
	private static final int FORCE = 4;
	private static final int RESIZE_BYTES = 1;
	private static final int LABEL_RESTORE = 1;
	private static final int LABEL_WRITABLE = 2;
	private static final int MEMORY_STATISTICS = 32;
	private static final int MEMORY_STATISTIC = 16;

	private final LibvirtSession session;

	NativeDevices(LibvirtSession session) {
		this.session = session;
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
	public void associate(DomainId id, String group, List<Integer> descriptors, boolean writable, boolean restore) throws HypervisorException {
		int[] numbers = descriptors.stream().mapToInt(Integer::intValue).toArray();
		change(id, "virDomainFDAssociate",
				domain -> functions().virDomainFDAssociate(domain, utf8(group), numbers.length, numbers, (restore ? LABEL_RESTORE : 0) | (writable ? LABEL_WRITABLE : 0)));
	}

	@Override
	public void resizeBlock(DomainId id, String disk, long bytes) throws HypervisorException {
		change(id, "virDomainBlockResize", domain -> functions().virDomainBlockResize(domain, utf8(disk), bytes, RESIZE_BYTES));
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
	public void setMemoryStatisticsPeriod(DomainId id, int seconds, Set<Impact> impact) throws HypervisorException {
		change(id, "virDomainSetMemoryStatsPeriod", domain -> functions().virDomainSetMemoryStatsPeriod(domain, seconds, NativeTuning.flags(impact)));
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
