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

import org.gasthaus.model.domain.Cpu;
import org.gasthaus.model.domain.CpuFeature;
import org.gasthaus.model.domain.CpuTopology;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.NumaCell;
import org.gasthaus.model.domain.NumaSibling;
import org.gasthaus.model.domain.Vcpu;
import org.gasthaus.model.domain.VcpuState;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;
import org.gasthaus.rules.Violation;

/** Virtual processors: how many, in which topology, of which model, in which NUMA cells. */
final class CpuRules {
	private CpuRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Vcpu.class, CpuRules::count);
		rules.add(Domain.class, CpuRules::vcpus);
		rules.add(Cpu.class, CpuRules::topology);
		rules.add(Cpu.class, CpuRules::model);
		rules.add(Cpu.class, CpuRules::cache);
		rules.add(Cpu.class, CpuRules::numa);
		rules.add(NumaCell.class, CpuRules::distances);
		rules.add(org.gasthaus.model.domain.NumaCache.class, CpuRules::numaCache);
	}

	static long maximum(Domain domain) {
		return domain == null || domain.getVcpu() == null ? 1 : number(domain.getVcpu().getMaximum(), 1);
	}

	private static void count(Vcpu vcpu, Findings findings) {
		long maximum = number(vcpu.getMaximum());
		long current = number(vcpu.getCurrent());
		RuleContext context = findings.context();
		Domain domain = context.domain();
		boolean listed = domain != null && domain.getVcpus() != null && !domain.getVcpus().getVcpus().isEmpty();
		if (!listed && maximum != NONE && current != NONE && current > maximum) {
			findings.error("vcpu.current-above-maximum", vcpu, VCPU__CURRENT, current, maximum).orSet(vcpu, VCPU__CURRENT, Long.toString(maximum));
		} else if (current == 0 && vcpu.getCurrent() != null && context.isQemu()) {
			findings.error("vcpu.current-zero", vcpu, VCPU__CURRENT).orSet(vcpu, VCPU__CURRENT, "1");
		} else if (maximum == 0 && vcpu.getMaximum() != null && context.isQemu()) {
			findings.error("vcpu.zero", vcpu, VCPU__MAXIMUM).orSet(vcpu, VCPU__MAXIMUM, "1");
		}
		long limit = context.isI440fx() ? 255 : context.isQ35() && context.isOfModernQemu() ? 1024 : Long.MAX_VALUE;
		if (context.isQemu() && maximum > limit) {
			findings.error("vcpu.machine-limit", vcpu, VCPU__MAXIMUM, maximum, limit).orSet(vcpu, VCPU__MAXIMUM, Long.toString(limit));
		}
		if (context.isQemu() && context.isQ35() && maximum > 255 && maximum <= limit && !extendedInterrupts(context.domain())) {
			findings.error("vcpu.interrupt-mode", vcpu, VCPU__MAXIMUM, maximum).orSet(vcpu, VCPU__MAXIMUM, "255");
		}
		if (!is(vcpu.getPlacement(), "auto")) {
			cpuset(vcpu, VCPU__CPUSET, vcpu.getCpuset(), findings);
		}
		if (context.host().cpus() > 0 && maximum > context.host().cpus()) {
			findings.warning("vcpu.above-host", vcpu, VCPU__MAXIMUM, maximum, context.host().cpus());
		}
	}

	private static boolean extendedInterrupts(Domain domain) {
		return domain != null && domain.getDevices() != null && domain.getDevices().getIommu() != null
				&& domain.getDevices().getIommu().getDriver() != null && Toggle.isOn(domain.getDevices().getIommu().getDriver().getEim());
	}

	static void cpuset(org.eclipse.emf.ecore.EObject object, org.eclipse.emf.ecore.EAttribute feature, String text, Findings findings) {
		if (!has(text)) {
			return;
		}
		BitSet set = bits(text).orElse(null);
		if (set == null) {
			findings.error("cpu.set-malformed", object, feature, text);
		} else if (set.isEmpty()) {
			findings.error("cpu.set-empty", object, feature, text);
		}
	}

	private static void vcpus(Domain domain, Findings findings) {
		if (domain.getVcpus() == null) {
			return;
		}
		long maximum = maximum(domain);
		Set<Long> seen = new HashSet<>();
		order(domain.getVcpus().getVcpus(), findings);
		if (!domain.getVcpus().getVcpus().isEmpty() && domain.getVcpus().getVcpus().stream().noneMatch(vcpu -> number(vcpu.getId(), 0) == 0)
				&& findings.context().isQemu()) {
			findings.error("vcpu.first-offline", domain.getVcpus(), null);
		}
		for (VcpuState vcpu : domain.getVcpus().getVcpus()) {
			long id = number(vcpu.getId());
			if (id >= maximum) {
				findings.error("vcpu.id-range", vcpu, VCPU_STATE__ID, id, maximum).orRemove(vcpu);
			} else if (id != NONE && !seen.add(id)) {
				findings.warning("vcpu.id-duplicate", vcpu, VCPU_STATE__ID, id);
			}
			if (id > 0 && Toggle.isOff(vcpu.getEnabled()) && Toggle.isOff(vcpu.getHotpluggable())) {
				findings.error("vcpu.offline", vcpu, VCPU_STATE__HOTPLUGGABLE, id).orSet(vcpu, VCPU_STATE__HOTPLUGGABLE, "yes");
			}
			if (id == 0 && Toggle.isOff(vcpu.getEnabled())) {
				findings.error("vcpu.first-offline", vcpu, VCPU_STATE__ENABLED).orSet(vcpu, VCPU_STATE__ENABLED, "yes");
			} else if (id == 0 && Toggle.isOn(vcpu.getHotpluggable()) && findings.context().isQemu()) {
				findings.error("vcpu.first-hotpluggable", vcpu, VCPU_STATE__HOTPLUGGABLE).orSet(vcpu, VCPU_STATE__HOTPLUGGABLE, "no");
			}
		}
	}

	/** The order in which processors are plugged in: all that run have one or none has, and the first is the first. */
	private static void order(List<VcpuState> vcpus, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		boolean ordered = vcpus.stream().anyMatch(vcpu -> !Toggle.isOff(vcpu.getEnabled()) && vcpu.getOrder() != null);
		for (VcpuState vcpu : vcpus) {
			if (ordered && !Toggle.isOff(vcpu.getEnabled()) && vcpu.getOrder() == null) {
				findings.error("vcpu.order-missing", vcpu, null);
				return;
			} else if (number(vcpu.getId()) == 0 && number(vcpu.getOrder(), 1) > 1) {
				findings.error("vcpu.order-first", vcpu, VCPU_STATE__ORDER).orSet(vcpu, VCPU_STATE__ORDER, "1");
			}
		}
	}

	private static void topology(Cpu cpu, Findings findings) {
		CpuTopology topology = cpu.getTopology();
		Domain domain = findings.context().domain();
		if (topology == null || domain == null || cpu.eContainer() != domain) {
			return;
		}
		for (var part : List.of(CPU_TOPOLOGY__SOCKETS, CPU_TOPOLOGY__DIES, CPU_TOPOLOGY__CORES, CPU_TOPOLOGY__THREADS)) {
			if (topology.eIsSet(part) && number((org.gasthaus.model.types.Numeral) topology.eGet(part)) == 0) {
				findings.error("cpu.topology-zero", topology, part, part.getName()).orSet(topology, part, "1");
				return;
			}
		}
		long product = number(topology.getSockets(), 1) * number(topology.getDies(), 1) * number(topology.getCores(), 1)
				* number(topology.getThreads(), 1);
		boolean whole = topology.getSockets() != null && topology.getCores() != null && topology.getThreads() != null;
		if (whole && (domain.getVcpu() == null || number(domain.getVcpu().getMaximum()) != NONE) && product != maximum(domain)) {
			// "q35" is what the host has now
			boolean refused = findings.context().isQemu() && (findings.context().isOfModernQemu() || findings.context().machine().equals("q35"));
			Violation mismatch = refused
					? findings.error("cpu.topology-mismatch", topology, null, product, maximum(domain))
					: findings.warning("cpu.topology-mismatch", topology, null, product, maximum(domain));
			if (domain.getVcpu() != null) {
				mismatch.orSet(domain.getVcpu(), VCPU__MAXIMUM, Long.toString(product));
			}
		}
	}

	private static void model(Cpu cpu, Findings findings) {
		boolean named = cpu.getModel() != null && has(cpu.getModel().getValue());
		boolean custom = cpu.getMode() == null || is(cpu.getMode(), "custom");
		if (custom && !named && cpu.getVendor() != null) {
			findings.error("cpu.vendor-without-model", cpu, CPU__VENDOR).orUnset(cpu, CPU__VENDOR);
		} else if (custom && !named && !cpu.getFeatures().isEmpty()) {
			findings.error("cpu.features-without-model", cpu.getFeatures().get(0), CPU_FEATURE__NAME);
		}
		Set<String> seen = new HashSet<>();
		for (CpuFeature feature : cpu.getFeatures()) {
			if (feature.getName() != null && !seen.add(feature.getName())) {
				findings.error("cpu.feature-duplicate", feature, CPU_FEATURE__NAME, feature.getName()).orRemove(feature);
			}
		}
		if (cpu.getMigratable() != null && !is(cpu.getMode(), "host-passthrough", "maximum")) {
			findings.error("cpu.migratable-mode", cpu, CPU__MIGRATABLE).orUnset(cpu, CPU__MIGRATABLE);
		}
		String vendor = cpu.getModel() == null ? null : cpu.getModel().getVendorId();
		if (vendor != null && vendor.length() != 12) {
			findings.error("cpu.vendor-id-length", cpu.getModel(), CPU_MODEL__VENDOR_ID, vendor);
		} else if (vendor != null && vendor.indexOf(',') >= 0) {
			findings.error("cpu.vendor-id-comma", cpu.getModel(), CPU_MODEL__VENDOR_ID);
		}
		if (findings.context().isType("qemu") && is(cpu.getMode(), "host-passthrough")) {
			findings.warning("cpu.passthrough-emulated", cpu, CPU__MODE).orSet(cpu, CPU__MODE, "maximum");
		}
	}

	private static void cache(Cpu cpu, Findings findings) {
		RuleContext context = findings.context();
		boolean passthrough = is(cpu.getMode(), "host-passthrough", "maximum");
		if (cpu.getCache() != null && cpu.getCache().getMode() != null && context.isQemu() && context.isX86()) {
			String level = cpu.getCache().getLevel() == null ? null : cpu.getCache().getLevel().canonical();
			switch (cpu.getCache().getMode()) {
			case "emulate" -> {
				if (!"3".equals(level)) {
					findings.error("cpu.cache-level", cpu.getCache(), level == null ? CPU_CACHE__MODE : CPU_CACHE__LEVEL).orSet(cpu.getCache(),
							CPU_CACHE__LEVEL, "3");
				}
			}
			case "passthrough" -> {
				if (!passthrough) {
					findings.error("cpu.cache-passthrough", cpu.getCache(), CPU_CACHE__MODE).orUnset(cpu, CPU__CACHE);
				} else if (level != null) {
					findings.error("cpu.cache-passthrough-level", cpu.getCache(), CPU_CACHE__LEVEL).orUnset(cpu.getCache(), CPU_CACHE__LEVEL);
				}
			}
			case "disable" -> {
				if (level != null) {
					findings.error("cpu.cache-passthrough-level", cpu.getCache(), CPU_CACHE__LEVEL).orUnset(cpu.getCache(), CPU_CACHE__LEVEL);
				}
			}
			default -> {
				// the schema knows no other mode
			}
			}
		} else if (cpu.getCache() != null && context.isQemu() && !context.isX86()) {
			findings.error("cpu.cache-arch", cpu, CPU__CACHE, context.arch()).orUnset(cpu, CPU__CACHE);
		}
		if (cpu.getMaxphysaddr() != null && context.isQemu()) {
			boolean bits = cpu.getMaxphysaddr().getBits() != null;
			if (is(cpu.getMaxphysaddr().getMode(), "emulate") && !bits) {
				findings.error("cpu.phys-bits-missing", cpu.getMaxphysaddr(), CPU_MAXPHYSADDR__MODE);
			} else if (is(cpu.getMaxphysaddr().getMode(), "passthrough") && bits) {
				findings.error("cpu.phys-bits-passthrough", cpu.getMaxphysaddr(), CPU_MAXPHYSADDR__BITS).orUnset(cpu.getMaxphysaddr(),
						CPU_MAXPHYSADDR__BITS);
			} else if (!context.isX86()) {
				findings.error("cpu.phys-bits-arch", cpu, CPU__MAXPHYSADDR, context.arch()).orUnset(cpu, CPU__MAXPHYSADDR);
			}
		}
	}

	private static void numaCache(org.gasthaus.model.domain.NumaCache cache, Findings findings) {
		if (number(cache.getLevel()) > 3) {
			findings.error("numa.cache-level", cache, org.gasthaus.model.domain.DomainPackage.Literals.NUMA_CACHE__LEVEL, cache.getLevel());
		}
	}

	private static void numa(Cpu cpu, Findings findings) {
		Domain domain = findings.context().domain();
		if (cpu.getNuma() == null || domain == null || cpu.eContainer() != domain) {
			return;
		}
		List<NumaCell> cells = cpu.getNuma().getCells();
		Set<Long> ids = new HashSet<>();
		List<BitSet> sets = new ArrayList<>();
		BitSet all = new BitSet();
		NumaCell last = null;
		for (NumaCell cell : cells) {
			long id = number(cell.getId());
			if (cell.getId() != null && id >= cells.size()) {
				findings.error("numa.cell-range", cell, NUMA_CELL__ID, id);
			} else if (cell.getId() != null && id != NONE && !ids.add(id)) {
				findings.error("numa.cell-duplicate", cell, NUMA_CELL__ID, id);
			}
			if (has(cell.getCpus()) && bits(cell.getCpus()).isEmpty()) {
				findings.error("cpu.set-malformed", cell, NUMA_CELL__CPUS, cell.getCpus());
			}
			BitSet set = bits(cell.getCpus()).orElse(new BitSet());
			if (sets.stream().anyMatch(set::intersects)) {
				findings.error("numa.cpus-overlap", cell, NUMA_CELL__CPUS, cell.getCpus());
			}
			sets.add(set);
			all.or(set);
			last = cell;
		}
		if ((domain.getVcpu() == null || number(domain.getVcpu().getMaximum()) != NONE) && all.length() > maximum(domain)) {
			findings.error("numa.cpus-above-vcpus", last, NUMA_CELL__CPUS, all.length(), maximum(domain));
		}
	}

	private static void distances(NumaCell cell, Findings findings) {
		if (cell.getDistances() == null || !(cell.eContainer() instanceof org.gasthaus.model.domain.CpuNuma numa)) {
			return;
		}
		long own = cell.getId() == null ? numa.getCells().indexOf(cell) : number(cell.getId());
		for (NumaSibling sibling : cell.getDistances().getSiblings()) {
			long id = number(sibling.getId());
			long value = number(sibling.getValue());
			if (id >= numa.getCells().size()) {
				findings.error("numa.sibling-missing", sibling, NUMA_SIBLING__ID, id);
			} else if (value != NONE && (value < 10 || value > 255 || id == own && value != 10 || id != own && value == 10 && id != NONE)) {
				findings.error("numa.distance", sibling, NUMA_SIBLING__VALUE, value, id).orSet(sibling, NUMA_SIBLING__VALUE, id == own ? "10" : "20");
			}
		}
	}
}
