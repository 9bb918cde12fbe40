package org.gasthaus.rules.internal;

import java.util.Set;

/** The models of PCI controllers: which slots their bus has and what may be plugged into it. */
enum PciBus {
	PCI_ROOT("pci-root", 1, 31, true, "pci-bridge", "pci-expander-bus"),
	PCIE_ROOT("pcie-root", 1, 31, true, "pcie-root-port", "dmi-to-pci-bridge", "pcie-expander-bus", "pcie-to-pci-bridge", "pci-bridge"),
	PCI_BRIDGE("pci-bridge", 1, 31, true, "pci-bridge"),
	DMI_TO_PCI_BRIDGE("dmi-to-pci-bridge", 0, 31, true, "pci-bridge"),
	PCIE_TO_PCI_BRIDGE("pcie-to-pci-bridge", 1, 31, true, "pci-bridge"),
	PCIE_ROOT_PORT("pcie-root-port", 0, 0, true, "pcie-switch-upstream-port", "pcie-to-pci-bridge", "pci-bridge"),
	PCIE_SWITCH_UPSTREAM_PORT("pcie-switch-upstream-port", 0, 31, false, "pcie-switch-downstream-port"),
	PCIE_SWITCH_DOWNSTREAM_PORT("pcie-switch-downstream-port", 0, 0, true, "pcie-switch-upstream-port", "pcie-to-pci-bridge", "pci-bridge"),
	PCI_EXPANDER_BUS("pci-expander-bus", 0, 31, true, "pci-bridge"),
	PCIE_EXPANDER_BUS("pcie-expander-bus", 0, 31, false, "pcie-root-port", "dmi-to-pci-bridge");

	final String model;
	final int firstSlot;
	final int lastSlot;
	final boolean takesDevices;
	final Set<String> takes;

	PciBus(String model, int firstSlot, int lastSlot, boolean takesDevices, String... takes) {
		this.model = model;
		this.firstSlot = firstSlot;
		this.lastSlot = lastSlot;
		this.takesDevices = takesDevices;
		this.takes = Set.of(takes);
	}

	/** The bus of a controller's model; {@code null} for a model that is not known. */
	static PciBus of(String model) {
		for (PciBus bus : values()) {
			if (bus.model.equals(model)) {
				return bus;
			}
		}
		return null;
	}
}
