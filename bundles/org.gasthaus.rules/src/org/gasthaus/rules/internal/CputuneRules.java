package org.gasthaus.rules.internal;

import static org.gasthaus.model.domain.DomainPackage.Literals.*;
import static org.gasthaus.rules.internal.Values.NONE;
import static org.gasthaus.rules.internal.Values.bits;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.device.Controller;
import org.gasthaus.model.device.DevicePackage;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.domain.Blkiotune;
import org.gasthaus.model.domain.BlkiotuneDevice;
import org.gasthaus.model.domain.Cachetune;
import org.gasthaus.model.domain.CachetuneCache;
import org.gasthaus.model.domain.Cputune;
import org.gasthaus.model.domain.Defaultiothread;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.Emulatorpin;
import org.gasthaus.model.domain.Iothread;
import org.gasthaus.model.domain.Iothreadpin;
import org.gasthaus.model.domain.Memorytune;
import org.gasthaus.model.domain.NumatuneMemnode;
import org.gasthaus.model.domain.Numatune;
import org.gasthaus.model.domain.Sched;
import org.gasthaus.model.domain.TuneMonitor;
import org.gasthaus.model.domain.Vcpupin;
import org.gasthaus.model.types.Numeral;
import org.gasthaus.rules.Change;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.Violation;

/** Where threads of a guest run and what they may use: pinning, scheduling, caches, NUMA nodes of the host, I/O threads. */
final class CputuneRules {
	/** So many I/O threads are added at most where one is missing. */
	private static final int MOST_ADDED_THREADS = 16;

	private CputuneRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Cputune.class, CputuneRules::ranges);
		rules.add(Cputune.class, CputuneRules::pins);
		rules.add(Cputune.class, CputuneRules::schedulers);
		rules.add(Cputune.class, CputuneRules::caches);
		rules.add(Domain.class, CputuneRules::threads);
		rules.add(Disk.class, CputuneRules::diskThread);
		rules.add(Controller.class, CputuneRules::controllerThread);
		rules.add(Numatune.class, CputuneRules::nodes);
		rules.add(Blkiotune.class, CputuneRules::weights);
	}

	private static void ranges(Cputune tune, Findings findings) {
		for (EAttribute feature : tune.eClass().getEAllAttributes()) {
			if (!(tune.eGet(feature) instanceof Numeral numeral) || !numeral.isValid()) {
				continue;
			}
			String name = feature.getName();
			if (name.endsWith("eriod") && !numeral.isWithin(1000, 1_000_000) && number(numeral) != 0) {
				findings.error("cputune.range", tune, feature, XmlNames.of(feature), 1000, 1_000_000).orUnset(tune, feature);
			} else if (name.endsWith("uota") && number(numeral) != 0
					&& !(numeral.bigValue().signum() < 0 || numeral.isWithin(1000, 17_592_186_044_415L))) {
				findings.error("cputune.range", tune, feature, XmlNames.of(feature), 1000, 17_592_186_044_415L).orUnset(tune, feature);
			} else if (name.equals("shares") && number(numeral) != 0 && !numeral.isWithin(2, 262_144)) {
				findings.error("cputune.range", tune, feature, "shares", 2, 262_144).orUnset(tune, feature);
			}
		}
	}

	static Set<Long> threadIds(Domain domain) {
		Set<Long> ids = new HashSet<>();
		if (domain == null) {
			return ids;
		}
		if (domain.getIothreadids() != null) {
			domain.getIothreadids().getIothreads().forEach(thread -> ids.add(number(thread.getId())));
		}
		long count = number(domain.getIothreads(), 0);
		for (long id = 1; ids.size() < Math.min(count, 10_000); id++) {
			ids.add(id);
		}
		return ids;
	}

	private static void pins(Cputune tune, Findings findings) {
		Set<Long> seen = new HashSet<>();
		for (Vcpupin pin : tune.getVcpupins()) {
			long vcpu = number(pin.getVcpu());
			if (vcpu >= CpuRules.maximum(findings.context().domain())) {
				continue;
			}
			if (vcpu != NONE && !seen.add(vcpu)) {
				findings.error("cputune.pin-duplicate", pin, VCPUPIN__VCPU, vcpu).orRemove(pin);
			}
			CpuRules.cpuset(pin, VCPUPIN__CPUSET, pin.getCpuset(), findings);
		}
		Emulatorpin emulator = tune.getEmulatorpin();
		if (emulator != null) {
			CpuRules.cpuset(emulator, EMULATORPIN__CPUSET, emulator.getCpuset(), findings);
		}
		Set<Long> threads = threadIds(findings.context().domain());
		seen.clear();
		for (Iothreadpin pin : tune.getIothreadpins()) {
			long thread = number(pin.getIothread());
			if (thread == 0) {
				findings.error("iothread.zero", pin, IOTHREADPIN__IOTHREAD);
			} else if (thread != NONE && !threads.contains(thread)) {
				findings.error("iothread.missing", pin, IOTHREADPIN__IOTHREAD, thread).orRemove(pin);
			} else if (thread != NONE && !seen.add(thread)) {
				findings.error("iothread.pin-duplicate", pin, IOTHREADPIN__IOTHREAD, thread).orRemove(pin);
			}
			CpuRules.cpuset(pin, IOTHREADPIN__CPUSET, pin.getCpuset(), findings);
		}
	}

	private static void schedulers(Cputune tune, Findings findings) {
		List<Sched> all = new ArrayList<>(tune.getVcpuscheds());
		all.addAll(tune.getIothreadscheds());
		if (tune.getEmulatorsched() != null) {
			all.add(tune.getEmulatorsched());
		}
		for (Sched sched : all) {
			if (tune.getVcpuscheds().contains(sched) && sched.getVcpus() == null || tune.getIothreadscheds().contains(sched) && sched.getIothreads() == null) {
				findings.error("cputune.sched-threads", sched, null);
			}
			if (is(sched.getScheduler(), "fifo", "rr") && sched.getPriority() == null) {
				findings.error("cputune.priority-missing", sched, SCHED__SCHEDULER, sched.getScheduler());
			}
		}
		long maximum = CpuRules.maximum(findings.context().domain());
		BitSet vcpus = new BitSet();
		for (Sched sched : tune.getVcpuscheds()) {
			BitSet set = scheduled(sched, SCHED__VCPUS, sched.getVcpus(), vcpus, findings);
			if (set.length() > maximum) {
				findings.error("cputune.sched-vcpu", sched, SCHED__VCPUS, set.length() - 1);
			}
		}
		BitSet threads = new BitSet();
		Set<Long> ids = threadIds(findings.context().domain());
		for (Sched sched : tune.getIothreadscheds()) {
			BitSet set = scheduled(sched, SCHED__IOTHREADS, sched.getIothreads(), threads, findings);
			set.stream().filter(id -> !ids.contains((long) id)).findFirst()
					.ifPresent(id -> findings.error("iothread.missing", sched, SCHED__IOTHREADS, id));
		}
	}

	private static BitSet scheduled(Sched sched, EAttribute feature, String text, BitSet before, Findings findings) {
		CpuRules.cpuset(sched, feature, text, findings);
		BitSet set = bits(text).orElse(new BitSet());
		if (before.intersects(set)) {
			findings.error("cputune.sched-overlap", sched, feature, text);
		}
		before.or(set);
		return set;
	}

	private static void caches(Cputune tune, Findings findings) {
		if (findings.context().isQemu() && !findings.context().isType("kvm") && !tune.getCachetunes().isEmpty()) {
			findings.warning("cputune.cachetune-kvm", tune.getCachetunes().get(0), null).orUnset(tune, CPUTUNE__CACHETUNES);
		}
		BitSet before = new BitSet();
		for (Cachetune cachetune : tune.getCachetunes()) {
			BitSet vcpus = bits(cachetune.getVcpus()).orElse(new BitSet());
			if (before.intersects(vcpus)) {
				findings.error("cputune.cachetune-overlap", cachetune, CACHETUNE__VCPUS, cachetune.getVcpus());
			}
			before.or(vcpus);
			Set<String> own = new HashSet<>();
			for (CachetuneCache cache : cachetune.getCaches()) {
				String key = cache.getLevel() + "/" + cache.getId() + "/";
				boolean both = is(cache.getType(), "both");
				boolean collides = both ? own.contains(key + "code") || own.contains(key + "data") || own.contains(key + "both")
						: own.contains(key + cache.getType()) || own.contains(key + "both");
				own.add(key + cache.getType());
				if (collides) {
					findings.error("cputune.cache-duplicate", cache, CACHETUNE_CACHE__TYPE, cache.getLevel(), cache.getId(), cache.getType()).orRemove(
							cache);
				}
			}
			monitors(cachetune.getMonitors(), vcpus, findings);
		}
		memory(tune, before, findings);
	}

	private static void memory(Cputune tune, BitSet before, Findings findings) {
		List<BitSet> allocations = tune.getCachetunes().stream().map(one -> bits(one.getVcpus()).orElse(new BitSet())).toList();
		BitSet own = new BitSet();
		for (Memorytune memorytune : tune.getMemorytunes()) {
			BitSet vcpus = bits(memorytune.getVcpus()).orElse(new BitSet());
			if (own.intersects(vcpus) || before.intersects(vcpus) && !allocations.contains(vcpus)) {
				findings.error("cputune.cachetune-overlap", memorytune, MEMORYTUNE__VCPUS, memorytune.getVcpus());
			}
			own.or(vcpus);
			Set<Long> nodes = new HashSet<>();
			memorytune.getNodes().stream().filter(node -> number(node.getId()) != NONE && !nodes.add(number(node.getId())))
					.forEach(node -> findings.error("cputune.memory-node-duplicate", node, MEMORYTUNE_NODE__ID, node.getId()).orRemove(node));
		}
	}

	private static void monitors(List<TuneMonitor> monitors, BitSet allocation, Findings findings) {
		List<BitSet> before = new ArrayList<>();
		for (TuneMonitor monitor : monitors) {
			BitSet vcpus = bits(monitor.getVcpus()).orElse(new BitSet());
			BitSet outside = (BitSet) vcpus.clone();
			outside.andNot(allocation);
			boolean same = before.contains(vcpus);
			boolean overlap = before.stream().anyMatch(other -> other.intersects(vcpus) && !other.equals(vcpus) && !other.equals(allocation)
					&& !vcpus.equals(allocation));
			if (!outside.isEmpty() || same || overlap) {
				findings.error("cputune.monitor-conflict", monitor, TUNE_MONITOR__VCPUS, monitor.getVcpus());
			}
			before.add(vcpus);
		}
	}

	private static void threads(Domain domain, Findings findings) {
		if (domain.getIothreadids() != null) {
			Set<Long> seen = new HashSet<>();
			for (Iothread thread : domain.getIothreadids().getIothreads()) {
				long id = number(thread.getId());
				if (id == 0) {
					findings.error("iothread.zero", thread, IOTHREAD__ID);
				} else if (id != NONE && !seen.add(id)) {
					findings.error("iothread.duplicate", thread, IOTHREAD__ID, id).orRemove(thread);
				}
				pool(thread, IOTHREAD__THREAD_POOL_MIN, thread.getThreadPoolMin(), thread.getThreadPoolMax(), findings);
			}
		}
		Defaultiothread standard = domain.getDefaultiothread();
		if (standard != null) {
			pool(standard, DEFAULTIOTHREAD__THREAD_POOL_MIN, standard.getThreadPoolMin(), standard.getThreadPoolMax(), findings);
		}
	}

	private static void pool(EObject object, EAttribute feature, Numeral least, Numeral most, Findings findings) {
		if (least != null && number(least) > number(most, 0) && findings.context().isQemu()) {
			findings.error("iothread.pool", object, feature, least, most == null ? "0" : most);
		}
	}

	private static void diskThread(Disk disk, Findings findings) {
		if (disk.getDriver() != null && is(Values.bus(disk), "virtio")) {
			thread(disk.getDriver(), DevicePackage.Literals.DISK_DRIVER__IOTHREAD, disk.getDriver().getIothread(), findings);
		}
	}

	private static void controllerThread(Controller controller, Findings findings) {
		if (controller.getDriver() != null && is(controller.getType(), "scsi") && is(controller.getModel(), "virtio-scsi")) {
			thread(controller.getDriver(), DevicePackage.Literals.CONTROLLER_DRIVER__IOTHREAD, controller.getDriver().getIothread(), findings);
		}
	}

	private static void thread(EObject object, EAttribute feature, Numeral id, Findings findings) {
		if (id != null && number(id) > 0 && findings.context().isQemu() && !threadIds(findings.context().domain()).contains(number(id))) {
			Violation missing = findings.error("iothread.missing", object, feature, id);
			Domain domain = findings.context().domain();
			if (domain.getIothreadids() == null && number(id) <= MOST_ADDED_THREADS) {
				missing.or("fix.iothreads", List.of(Change.setText(domain, DOMAIN__IOTHREADS, id.canonical())), id.canonical());
			}
			missing.orUnset(object, feature);
		}
	}

	private static void nodes(Numatune tune, Findings findings) {
		int cells = MemoryRules.cells(findings.context().domain()).size();
		boolean automatic = false;
		String mode = null;
		if (tune.getMemory() != null) {
			var memory = tune.getMemory();
			mode = memory.getMode();
			automatic = is(memory.getPlacement(), "auto");
			boolean vcpuAuto = findings.context().domain() != null && findings.context().domain().getVcpu() != null
					&& is(findings.context().domain().getVcpu().getPlacement(), "auto");
			if (!has(memory.getNodeset()) && (is(memory.getPlacement(), "static") || memory.getPlacement() == null && !vcpuAuto)) {
				findings.error("numa.nodeset-missing", memory, NUMATUNE_MEMORY__PLACEMENT);
			} else if (has(memory.getNodeset()) && bits(memory.getNodeset()).map(BitSet::isEmpty).orElse(true)) {
				findings.error("numa.nodeset", memory, NUMATUNE_MEMORY__NODESET, memory.getNodeset());
			}
		}
		Set<Long> seen = new HashSet<>();
		for (NumatuneMemnode node : tune.getMemnodes()) {
			long cell = number(node.getCellid());
			if (cells == 0) {
				findings.error("numa.memnode-without-cells", node, NUMATUNE_MEMNODE__CELLID).orRemove(node);
			} else if (cell >= cells) {
				findings.error("numa.memnode-cell", node, NUMATUNE_MEMNODE__CELLID, cell).orRemove(node);
			} else if (cell != NONE && !seen.add(cell)) {
				findings.error("numa.memnode-duplicate", node, NUMATUNE_MEMNODE__CELLID, cell).orRemove(node);
			} else if (automatic) {
				findings.error("numa.memnode-automatic", node, null).orRemove(node);
			} else if (is(mode, "restrictive") && !is(node.getMode(), "restrictive")) {
				findings.error("numa.memnode-mode", node, NUMATUNE_MEMNODE__MODE).orSet(node, NUMATUNE_MEMNODE__MODE, "restrictive");
			}
			if (has(node.getNodeset()) && bits(node.getNodeset()).map(BitSet::isEmpty).orElse(true)) {
				findings.error("numa.nodeset", node, NUMATUNE_MEMNODE__NODESET, node.getNodeset());
			}
		}
	}

	private static void weights(Blkiotune tune, Findings findings) {
		Set<String> seen = new HashSet<>();
		for (BlkiotuneDevice device : tune.getDevices()) {
			if (!has(device.getPath())) {
				findings.error("blkiotune.path-missing", device, null);
			} else if (!seen.add(device.getPath())) {
				findings.error("blkiotune.path-duplicate", device, BLKIOTUNE_DEVICE__PATH, device.getPath()).orRemove(device);
			}
		}
	}
}
