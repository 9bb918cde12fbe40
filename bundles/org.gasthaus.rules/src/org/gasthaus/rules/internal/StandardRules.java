package org.gasthaus.rules.internal;

import org.eclipse.emf.ecore.EObject;
import org.gasthaus.rules.Rule;
import org.gasthaus.rules.RuleSet;

/** The list of all rules of this bundle. */
public final class StandardRules {
	private RuleSet rules = RuleSet.none();

	private StandardRules() {
	}

	/** Collects the rules. */
	public static RuleSet collect() {
		StandardRules all = new StandardRules();
		NameRules.addTo(all);
		QuantityRules.addTo(all);
		DiskRules.addTo(all);
		DiskSourceRules.addTo(all);
		DiskDriverRules.addTo(all);
		DriveAddresses.addTo(all);
		ControllerRules.addTo(all);
		PciTopology.addTo(all);
		UsbTopology.addTo(all);
		OtherAddresses.addTo(all);
		BootRules.addTo(all);
		MemoryRules.addTo(all);
		CpuRules.addTo(all);
		CputuneRules.addTo(all);
		FirmwareRules.addTo(all);
		FeatureRules.addTo(all);
		ClockRules.addTo(all);
		InterfaceRules.addTo(all);
		ChardevRules.addTo(all);
		GraphicsRules.addTo(all);
		HostdevRules.addTo(all);
		DeviceRules.addTo(all);
		SecurityRules.addTo(all);
		NetworkRules.addTo(all);
		StorageRules.addTo(all);
		OtherDocumentRules.addTo(all);
		CommandlineRules.addTo(all);
		AdviceRules.addTo(all);
		GuestClock.addTo(all);
		HostRules.addTo(all);
		return all.rules;
	}

	<T extends EObject> void add(Class<T> type, Rule<? super T> rule) {
		rules = rules.with(type, rule);
	}
}
