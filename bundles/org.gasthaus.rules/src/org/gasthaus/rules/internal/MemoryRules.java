package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.model.domain.DomainPackage.Literals.*;
import static org.gasthaus.rules.internal.Values.NONE;
import static org.gasthaus.rules.internal.Values.bits;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.kibibytes;
import static org.gasthaus.rules.internal.Values.number;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.gasthaus.model.device.Address;
import org.gasthaus.model.device.MemoryDevice;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.DomainPackage;
import org.gasthaus.model.domain.HugepagePage;
import org.gasthaus.model.domain.MaxMemory;
import org.gasthaus.model.domain.MemoryBacking;
import org.gasthaus.model.domain.Memtune;
import org.gasthaus.model.domain.NumaCell;
import org.gasthaus.model.types.Memory;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;

/** How much memory a guest has, in which slots, backed by what. */
final class MemoryRules {
	/** The least size of an NVDIMM's label, in KiB. */
	private static final long LABEL = 128;

	private MemoryRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Domain.class, MemoryRules::amount);
		rules.add(MaxMemory.class, MemoryRules::maximum);
		rules.add(Domain.class, MemoryRules::devices);
		rules.add(MemoryDevice.class, MemoryRules::device);
		rules.add(MemoryBacking.class, MemoryRules::backing);
		rules.add(MemoryBacking.class, MemoryRules::pages);
		rules.add(Memtune.class, MemoryRules::tune);
	}

	static List<NumaCell> cells(Domain domain) {
		return domain == null || domain.getCpu() == null || domain.getCpu().getNuma() == null ? List.of() : domain.getCpu().getNuma().getCells();
	}

	/** The memory of the guest without devices, in KiB: that of its NUMA cells, if it has some. */
	private static long initial(Domain domain) {
		if (cells(domain).isEmpty()) {
			return kibibytes(domain.getMemory());
		}
		long sum = 0;
		for (NumaCell cell : cells(domain)) {
			long bytes = bytes(cell);
			if (bytes == NONE) {
				return NONE;
			}
			sum += (bytes + 1023) / 1024;
		}
		return sum;
	}

	private static long bytes(NumaCell cell) {
		if (cell.getMemory() == null) {
			return NONE;
		}
		try {
			return Memory.parse(cell.getMemory(), cell.getUnit(), org.gasthaus.model.types.MemoryUnit.KIB).bytes();
		} catch (IllegalArgumentException noAmount) {
			return NONE;
		}
	}

	private static void amount(Domain domain, Findings findings) {
		long memory = kibibytes(domain.getMemory());
		long current = kibibytes(domain.getCurrentMemory());
		if (cells(domain).isEmpty()) {
			if (memory == 0) {
				findings.error("memory.zero", domain, DOMAIN__MEMORY);
			} else if (domain.getMemory() == null && domain.getName() != null) {
				findings.error("memory.missing", domain, DOMAIN__MEMORY);
			}
		}
		if (memory != NONE && current != NONE && current > memory && cells(domain).isEmpty()) {
			findings.warning("memory.current-above", domain, DOMAIN__CURRENT_MEMORY, current, memory).orUnset(domain, DOMAIN__CURRENT_MEMORY);
		}
	}

	private static void maximum(MaxMemory max, Findings findings) {
		Domain domain = findings.context().domain();
		if (domain == null) {
			return;
		}
		long slots = number(max.getSlots(), 0);
		long most = kibibytes(max);
		if (most != NONE && (slots == 0) != (most == 0)) {
			findings.error("memory.slots-missing", max, MAX_MEMORY__SLOTS);
			return;
		}
		long initial = initial(domain);
		if (most != NONE && initial != NONE && most < initial) {
			findings.error("memory.maximum-below", max, MAX_MEMORY__VALUE, most, initial).orRemove(max);
		} else if (findings.context().isQemu() && cells(domain).isEmpty() && !findings.context().isPseries()) {
			findings.error("memory.hotplug-without-numa", max, null);
		}
	}

	private static void devices(Domain domain, Findings findings) {
		if (domain.getDevices() == null || domain.getDevices().getMemories().isEmpty()) {
			return;
		}
		List<MemoryDevice> memories = domain.getDevices().getMemories();
		boolean qemu = findings.context().isQemu();
		long slots = domain.getMaxMemory() == null ? 0 : number(domain.getMaxMemory().getSlots(), 0);
		Set<Long> taken = new HashSet<>();
		long used = 0;
		long size = 0;
		for (MemoryDevice memory : memories) {
			if (qemu && domain.getMaxMemory() == null) {
				findings.error("memory.device-without-maximum", memory, MEMORY_DEVICE__MODEL);
				continue;
			}
			if (is(memory.getModel(), "dimm", "nvdimm") && ++used > slots && qemu && slots > 0) {
				findings.error("memory.slots-exhausted", memory, null, slots).orSet(domain.getMaxMemory(), MAX_MEMORY__SLOTS, Integer.toString(memories.size()));
			}
			Address address = memory.getAddress();
			if (address != null && is(address.getType(), "dimm") && address.getSlot() != null && qemu) {
				long slot = Values.part(address.getSlot(), 0);
				if (slots > 0 && slot >= slots) {
					findings.error("memory.slot-range", address, ADDRESS__SLOT, slot, slots).orUnset(memory, DEVICE__ADDRESS);
				} else if (!taken.add(slot)) {
					findings.error("memory.slot-duplicate", address, ADDRESS__SLOT, slot).orUnset(memory, DEVICE__ADDRESS);
				}
			}
			if (memory.getTarget() != null && kibibytes(memory.getTarget().getSize()) != NONE) {
				size += kibibytes(memory.getTarget().getSize());
			}
		}
		long initial = initial(domain);
		long most = kibibytes(domain.getMaxMemory());
		if (qemu && most != NONE && initial != NONE && !cells(domain).isEmpty() && initial + size > most) {
			MemoryDevice last = memories.get(memories.size() - 1);
			findings.error("memory.devices-above-maximum", last.getTarget() == null ? last : last.getTarget(), last.getTarget() == null ? null
					: MEMORY_DEVICE_TARGET__SIZE, initial + size, most);
		}
	}

	private static void device(MemoryDevice memory, Findings findings) {
		if (memory.getModel() == null || memory.getTarget() == null) {
			return;
		}
		Domain domain = findings.context().domain();
		long node = number(memory.getTarget().getNode());
		int cells = cells(domain).size();
		if (findings.context().isQemu() && cells > 0) {
			if (memory.getTarget().getNode() != null && node >= cells) {
				findings.error("memory.target-node", memory.getTarget(), MEMORY_DEVICE_TARGET__NODE, node, cells).orSet(memory.getTarget(), MEMORY_DEVICE_TARGET__NODE, Integer.toString(cells - 1));
			} else if (memory.getTarget().getNode() == null && is(memory.getModel(), "dimm", "nvdimm", "virtio-mem")) {
				findings.error("memory.target-node-missing", memory.getTarget(), null, memory.getModel()).orSet(memory.getTarget(), MEMORY_DEVICE_TARGET__NODE, "0");
			}
		}
		if (memory.getTarget().getNode() != null && is(memory.getModel(), "virtio-pmem")) {
			findings.error("memory.pmem-node", memory.getTarget(), MEMORY_DEVICE_TARGET__NODE).orUnset(memory.getTarget(), MEMORY_DEVICE_TARGET__NODE);
		}
		if (memory.getUuid() != null && is(memory.getModel(), "nvdimm") && !findings.context().isPpc64()) {
			findings.error("memory.uuid", memory, MEMORY_DEVICE__UUID).orUnset(memory, MEMORY_DEVICE__UUID);
		}
		if (Toggle.isOn(memory.getDiscard()) && is(memory.getModel(), "nvdimm", "virtio-pmem")) {
			findings.error("memory.discard", memory, MEMORY_DEVICE__DISCARD, memory.getModel()).orUnset(memory, MEMORY_DEVICE__DISCARD);
		}
		boolean path = memory.getSource() != null && has(memory.getSource().getPath());
		if (is(memory.getModel(), "nvdimm", "virtio-pmem") && !path && (memory.getSource() != null || findings.context().isQemu())) {
			findings.error("memory.path-missing", memory.getSource() == null ? memory : memory.getSource(), memory.getSource() == null ? MEMORY_DEVICE__MODEL : null,
					memory.getModel());
		}
		long block = kibibytes(memory.getTarget().getBlock());
		long requested = kibibytes(memory.getTarget().getRequested());
		long size = kibibytes(memory.getTarget().getSize());
		if (is(memory.getModel(), "virtio-mem")) {
			if (block == NONE && findings.context().isQemu()) {
				findings.error("memory.block-missing", memory.getTarget(), null);
			} else if (block != NONE && !Values.isPowerOfTwo(block)) {
				findings.error("memory.block-size", memory.getTarget(), MEMORY_DEVICE_TARGET__BLOCK);
			} else if (requested != NONE && size != NONE && requested > size) {
				findings.error("memory.requested-above-size", memory.getTarget(), MEMORY_DEVICE_TARGET__REQUESTED);
			} else if (requested != NONE && block > 0 && requested % block != 0) {
				findings.error("memory.requested-blocks", memory.getTarget(), MEMORY_DEVICE_TARGET__REQUESTED);
			}
		}
		long label = memory.getTarget().getLabel() == null ? NONE : kibibytes(memory.getTarget().getLabel().getSize());
		if (label != NONE && label < LABEL && is(memory.getModel(), "nvdimm")) {
			findings.error("memory.label-small", memory.getTarget().getLabel(), null);
		} else if (label != NONE && size != NONE && label >= size && is(memory.getModel(), "nvdimm")) {
			findings.error("memory.label-large", memory.getTarget().getLabel(), null);
		}
		if (memory.getAccess() != null && is(memory.getModel(), "virtio-pmem") && !is(memory.getAccess(), "shared")) {
			findings.error("memory.pmem-access", memory, MEMORY_DEVICE__ACCESS).orSet(memory, MEMORY_DEVICE__ACCESS, "shared");
		}
		if (findings.context().isPseries() && is(memory.getModel(), "nvdimm") && memory.getTarget().getLabel() == null) {
			findings.error("memory.label-missing", memory.getTarget(), null);
		}
	}

	private static void backing(MemoryBacking backing, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		if (backing.getHugepages() != null && backing.getSource() != null && is(backing.getSource().getType(), "anonymous")) {
			findings.error("memory.hugepages-anonymous", backing.getSource(), MEMORY_BACKING_SOURCE__TYPE).orUnset(backing, MEMORY_BACKING__SOURCE);
		}
		if (backing.getHugepages() != null && backing.getAllocation() != null && is(backing.getAllocation().getMode(), "ondemand")) {
			findings.error("memory.hugepages-ondemand", backing.getAllocation(), MEMORY_BACKING_ALLOCATION__MODE).orUnset(backing,
					MEMORY_BACKING__ALLOCATION);
		}
	}

	private static void pages(MemoryBacking backing, Findings findings) {
		if (backing.getHugepages() == null || !findings.context().isQemu()) {
			return;
		}
		int cells = cells(findings.context().domain()).size();
		List<BitSet> sets = new ArrayList<>();
		List<Long> sizes = new ArrayList<>();
		long master = NONE;
		for (HugepagePage page : backing.getHugepages().getPages()) {
			long size = size(page);
			if (size == 0) {
				findings.error("memory.page-size-zero", page, HUGEPAGE_PAGE__SIZE);
			}
			if (page.getNodeset() == null) {
				if (master != NONE) {
					findings.error("memory.page-two-masters", page, HUGEPAGE_PAGE__SIZE);
				}
				master = size;
				continue;
			}
			BitSet nodes = bits(page.getNodeset()).orElse(null);
			if (nodes == null || nodes.isEmpty()) {
				findings.error("memory.page-nodeset", page, HUGEPAGE_PAGE__NODESET, page.getNodeset());
				continue;
			}
			int missing = nodes.nextSetBit(Math.max(cells, 1));
			if (missing >= 0) {
				findings.error("memory.page-node-missing", page, HUGEPAGE_PAGE__NODESET, missing).orUnset(page, HUGEPAGE_PAGE__NODESET);
			}
			for (BitSet other : sets) {
				if (other.intersects(nodes)) {
					findings.error("memory.page-nodes-overlap", page, HUGEPAGE_PAGE__NODESET);
				}
			}
			sets.add(nodes);
			sizes.add(size);
		}
	}

	private static long size(HugepagePage page) {
		try {
			return page.getSize() == null ? NONE : Memory.parse(page.getSize(), page.getUnit(), org.gasthaus.model.types.MemoryUnit.KIB).toKibibytes();
		} catch (IllegalArgumentException noAmount) {
			return NONE;
		}
	}

	private static void tune(Memtune tune, Findings findings) {
		if (tune.getMinGuarantee() != null && findings.context().isQemu()) {
			findings.error("memory.min-guarantee", tune, DomainPackage.Literals.MEMTUNE__MIN_GUARANTEE).orUnset(tune, MEMTUNE__MIN_GUARANTEE);
		}
		long hard = kibibytes(tune.getHardLimit());
		long swap = kibibytes(tune.getSwapHardLimit());
		if (hard != NONE && swap != NONE && hard > swap) {
			findings.warning("memory.hard-limit-above-swap", tune, MEMTUNE__HARD_LIMIT);
		}
	}
}
