package org.gasthaus.rules.internal;

import static org.gasthaus.model.domain.DomainPackage.Literals.*;
import static org.gasthaus.rules.internal.Values.NONE;
import static org.gasthaus.rules.internal.Values.bytes;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;

import java.util.List;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.Features;
import org.gasthaus.model.domain.HypervFeatures;
import org.gasthaus.model.domain.KvmFeatures;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;

/** Features of the hypervisor, what the guest does when it stops, power management. */
final class FeatureRules {
	private static final long MEBIBYTE = 1024 * 1024;

	private FeatureRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Features.class, FeatureRules::machine);
		rules.add(Features.class, FeatureRules::amounts);
		rules.add(HypervFeatures.class, FeatureRules::hyperv);
		rules.add(KvmFeatures.class, FeatureRules::kvm);
		rules.add(Domain.class, FeatureRules::lifecycle);
	}

	private static void machine(Features features, Findings findings) {
		RuleContext context = findings.context();
		if (!context.isQemu() || !(features.eContainer() instanceof Domain)) {
			return;
		}
		if (features.getGic() != null && !(context.isArm() && (context.isVirt() || context.machine().isEmpty()))) {
			refuse(features, FEATURES__GIC, findings);
		}
		for (EStructuralFeature feature : List.of(FEATURES__HPT, FEATURES__HTM, FEATURES__NESTED_HV, FEATURES__CCF_ASSIST, FEATURES__CFPC,
				FEATURES__SBBC, FEATURES__IBS)) {
			if (features.eIsSet(feature) && !context.isPseries()) {
				refuse(features, feature, findings);
			}
		}
		for (EStructuralFeature feature : List.of(FEATURES__SMM, FEATURES__IOAPIC, FEATURES__VMPORT, FEATURES__PVSPINLOCK)) {
			if (features.eIsSet(feature) && !context.isX86()) {
				refuse(features, feature, findings);
			}
		}
		if (features.eIsSet(FEATURES__HYPERV) && !context.isX86() && !context.arch().equals("aarch64")) {
			refuse(features, FEATURES__HYPERV, findings);
		}
		if (features.getSmm() != null && features.getSmm().getTseg() != null && context.isX86() && !context.isQ35()
				&& !Toggle.isOff(features.getSmm().getState())) {
			findings.error("features.tseg-machine", features.getSmm(), FEATURES_SMM__TSEG).orUnset(features.getSmm(), FEATURES_SMM__TSEG);
		}
	}

	private static void refuse(Features features, EStructuralFeature feature, Findings findings) {
		RuleContext context = findings.context();
		findings.error("features.machine", features, feature, XmlNames.of(feature), context.arch(), context.machine()).orUnset(features, feature);
	}

	private static void amounts(Features features, Findings findings) {
		if (features.getSmm() != null && features.getSmm().getTseg() != null && findings.context().isQemu()) {
			long tseg = bytes(features.getSmm().getTseg());
			if (tseg != NONE && tseg % MEBIBYTE != 0 && findings.context().isQ35()) {
				findings.error("features.tseg-size", features.getSmm(), FEATURES_SMM__TSEG);
			}
		}
		if (features.getTcg() != null && features.getTcg().getTbCache() != null) {
			long cache = bytes(features.getTcg().getTbCache());
			if (cache != NONE && cache % MEBIBYTE != 0) {
				findings.error("features.tb-cache", features.getTcg(), FEATURES_TCG__TB_CACHE);
			} else if (findings.context().isType("kvm")) {
				findings.error("features.tcg-kvm", features, FEATURES__TCG).orUnset(features, FEATURES__TCG);
			}
		}
	}

	private static void hyperv(HypervFeatures hyperv, Findings findings) {
		if (hyperv.getSpinlocks() != null && Toggle.isOn(hyperv.getSpinlocks().getState())) {
			if (hyperv.getSpinlocks().getRetries() == null) {
				findings.error("features.spinlocks-retries-missing", hyperv.getSpinlocks(), null).orSet(hyperv.getSpinlocks(), HYPERV_SPINLOCKS__RETRIES,
						"4095");
			} else if (number(hyperv.getSpinlocks().getRetries(), 4095) < 4095) {
				findings.error("features.spinlocks-retries", hyperv.getSpinlocks(), HYPERV_SPINLOCKS__RETRIES).orSet(hyperv.getSpinlocks(),
						HYPERV_SPINLOCKS__RETRIES, "4095");
			}
		}
		if (hyperv.getVendorId() != null && Toggle.isOn(hyperv.getVendorId().getState())) {
			String vendor = hyperv.getVendorId().getValue();
			if (!has(vendor)) {
				findings.error("features.vendor-id-missing", hyperv.getVendorId(), null);
			} else if (vendor.length() > 12) {
				findings.error("features.vendor-id-length", hyperv.getVendorId(), HYPERV_VENDOR_ID__VALUE);
			} else if (vendor.indexOf(',') >= 0) {
				findings.error("features.vendor-id-comma", hyperv.getVendorId(), HYPERV_VENDOR_ID__VALUE);
			}
		}
		if (!findings.context().isType("kvm", "qemu")) {
			return;
		}
		if (on(hyperv.getSynic()) && !on(hyperv.getVpindex())) {
			findings.warning("features.hyperv-needs", hyperv, HYPERV_FEATURES__SYNIC, "synic", "vpindex");
		}
		if (hyperv.getStimer() != null && Toggle.isOn(hyperv.getStimer().getState()) && !on(hyperv.getSynic()) && !is(hyperv.getMode(), "passthrough")) {
			findings.warning("features.hyperv-needs", hyperv, HYPERV_FEATURES__STIMER, "stimer", "synic");
		}
	}

	private static boolean on(org.gasthaus.model.FeatureState state) {
		return state != null && !Toggle.isOff(state.getState());
	}

	private static void kvm(KvmFeatures kvm, Findings findings) {
		if (kvm.getDirtyRing() != null && Toggle.isOn(kvm.getDirtyRing().getState())) {
			boolean missing = kvm.getDirtyRing().getSize() == null;
			long size = missing ? 0 : number(kvm.getDirtyRing().getSize());
			if (!Values.isPowerOfTwo(size) || size < 1024 || size > 65536) {
				findings.error("features.dirty-ring", kvm.getDirtyRing(), missing ? null : KVM_DIRTY_RING__SIZE).orSet(kvm.getDirtyRing(), KVM_DIRTY_RING__SIZE, "4096");
			}
		}
	}

	private static void lifecycle(Domain domain, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		if (is(domain.getOnPoweroff(), "rename-restart")) {
			findings.error("lifecycle.action", domain, DOMAIN__ON_POWEROFF, "rename-restart").orUnset(domain, DOMAIN__ON_POWEROFF);
		} else if (is(domain.getOnPoweroff(), "preserve")) {
			findings.error("lifecycle.action", domain, DOMAIN__ON_POWEROFF, "preserve").orUnset(domain, DOMAIN__ON_POWEROFF);
		}
		if (is(domain.getOnReboot(), "rename-restart", "preserve")) {
			findings.error("lifecycle.action", domain, DOMAIN__ON_REBOOT, domain.getOnReboot()).orUnset(domain, DOMAIN__ON_REBOOT);
		}
		if (is(domain.getOnCrash(), "rename-restart")) {
			findings.error("lifecycle.action", domain, DOMAIN__ON_CRASH, "rename-restart").orUnset(domain, DOMAIN__ON_CRASH);
		}
		if (is(domain.getOnPoweroff(), "restart") && is(domain.getOnReboot(), "destroy")) {
			findings.error("lifecycle.crossed", domain, DOMAIN__ON_POWEROFF).orUnset(domain, DOMAIN__ON_POWEROFF);
		}
		if (domain.getPerf() != null) {
			java.util.Set<String> seen = new java.util.HashSet<>();
			domain.getPerf().getEvents().stream().filter(event -> event.getName() != null && !seen.add(event.getName()))
					.forEach(event -> findings.error("perf.duplicate", event, PERF_EVENT__NAME, event.getName()).orRemove(event));
		}
	}
}
