package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;
import static org.gasthaus.rules.internal.Values.part;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.device.Address;
import org.gasthaus.model.device.Controller;
import org.gasthaus.model.device.ControllerDriver;
import org.gasthaus.model.device.ControllerTarget;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;
import org.gasthaus.rules.Violation;

/** Controllers by themselves: index, model, options. */
final class ControllerRules {
	private static final Map<EAttribute, Set<String>> OPTION_OF = Map.of(
			CONTROLLER_TARGET__CHASSIS_NR, Set.of("pci-bridge"),
			CONTROLLER_TARGET__CHASSIS, Set.of("pcie-root-port", "pcie-switch-downstream-port"),
			CONTROLLER_TARGET__PORT, Set.of("pcie-root-port", "pcie-switch-downstream-port"),
			CONTROLLER_TARGET__BUS_NR, Set.of("pci-expander-bus", "pcie-expander-bus"),
			CONTROLLER_TARGET__INDEX, Set.of("pci-root"),
			CONTROLLER_TARGET__HOTPLUG, Set.of("pci-root", "pcie-root-port", "pcie-switch-downstream-port"));
	private static final Map<String, Set<String>> NAMES = Map.of(
			"pci-bridge", Set.of("pci-bridge"),
			"dmi-to-pci-bridge", Set.of("i82801b11-bridge"),
			"pcie-root-port", Set.of("ioh3420", "pcie-root-port"),
			"pcie-switch-upstream-port", Set.of("x3130-upstream"),
			"pcie-switch-downstream-port", Set.of("xio3130-downstream"),
			"pci-expander-bus", Set.of("pxb"),
			"pcie-expander-bus", Set.of("pxb-pcie"),
			"pcie-to-pci-bridge", Set.of("pcie-pci-bridge"),
			"pci-root", Set.of("spapr-pci-host-bridge"));

	private ControllerRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Devices.class, ControllerRules::duplicates);
		rules.add(Controller.class, ControllerRules::pciRoot);
		rules.add(Controller.class, ControllerRules::pciOptions);
		rules.add(Controller.class, ControllerRules::pciExpander);
		rules.add(Controller.class, ControllerRules::numaNode);
		rules.add(Controller.class, ControllerRules::pseriesHostBridge);
		rules.add(Controller.class, ControllerRules::machine);
		rules.add(Controller.class, ControllerRules::builtInPlace);
		rules.add(Controller.class, ControllerRules::scsiDriver);
	}

	private static void duplicates(Devices devices, Findings findings) {
		Set<String> seen = new HashSet<>();
		for (Controller controller : devices.getControllers()) {
			boolean companion = is(controller.getType(), "usb")
					&& (controller.getMaster() != null || controller.getModel() != null && controller.getModel().startsWith("ich9-uhci"));
			if (controller.getType() == null || companion || controller.getIndex() == null || is(controller.getModel(), "none")) {
				continue;
			}
			long index = part(controller.getIndex(), 0);
			if (controller.getType().equals("usb") && (!findings.context().isQemu() || number(controller.getPorts(), 1) == 0)) {
				continue;
			}
			if (!seen.add(controller.getType() + index)) {
				findings.error("controller.index-duplicate", controller, CONTROLLER__INDEX, controller.getType(), index).orUnset(controller,
						CONTROLLER__INDEX);
			}
		}
	}

	/** The index of a PCI controller: where none is said, the first that is free, in the order of the definition. */
	static long index(Controller controller) {
		if (controller.getIndex() != null || !(controller.eContainer() instanceof Devices devices)) {
			return part(controller.getIndex(), 0);
		}
		Set<Long> taken = new HashSet<>();
		long before = 0;
		for (Controller other : devices.getControllers()) {
			if (is(other.getType(), "pci") && other.getIndex() != null) {
				taken.add(part(other.getIndex(), -1));
			}
		}
		for (Controller other : devices.getControllers()) {
			if (other == controller) {
				break;
			}
			before += is(other.getType(), "pci") && other.getIndex() == null ? 1 : 0;
		}
		long index = 0;
		while (taken.contains(index) || before-- > 0) {
			index++;
		}
		return index;
	}

	/** The first number that no other PCI controller says. */
	private static long freeBehindRoot(Controller controller) {
		Set<Long> taken = new HashSet<>();
		for (EObject sibling : controller.eContainer().eContents()) {
			if (sibling instanceof Controller other && other != controller && is(other.getType(), "pci") && other.getIndex() != null) {
				taken.add(part(other.getIndex(), 0));
			}
		}
		long free = 1;
		while (taken.contains(free)) {
			free++;
		}
		return free;
	}

	private static void pciRoot(Controller controller, Findings findings) {
		if (!is(controller.getType(), "pci")) {
			return;
		}
		RuleContext context = findings.context();
		long index = index(controller);
		boolean root = is(controller.getModel(), "pci-root", "pcie-root");
		if (index > 255 && context.isQemu()) {
			findings.error("controller.pci-index-range", controller, CONTROLLER__INDEX, index);
		}
		if (root && controller.getAddress() != null) {
			findings.error("controller.root-address", controller, DEVICE__ADDRESS).orUnset(controller, DEVICE__ADDRESS);
		}
		if (context.isQemu() && root && index > 0 && !(context.isPseries() && is(controller.getModel(), "pci-root"))) {
			findings.error("controller.root-index", controller, CONTROLLER__INDEX).orSet(controller, CONTROLLER__INDEX, "0");
		}
		if (context.isQemu() && index == 0 && controller.getModel() != null) {
			String expected = context.hasPcieRoot() ? "pcie-root" : context.isI440fx() || context.isPseries() ? "pci-root" : null;
			if (expected != null && !controller.getModel().equals(expected)) {
				Violation wrong = findings.error("controller.root-model", controller, CONTROLLER__MODEL, expected, controller.getModel());
				if (controller.getModel().endsWith("-root")) {
					wrong.orSet(controller, CONTROLLER__MODEL, expected);
				} else {
					wrong.orSet(controller, CONTROLLER__INDEX, String.valueOf(freeBehindRoot(controller)));
				}
			}
		}
		if (context.isQemu() && controller.getModel() == null && index > 0) {
			findings.error("controller.pci-model-missing", controller, CONTROLLER__INDEX).orSet(controller, CONTROLLER__MODEL, context.hasPcieRoot() ? "pcie-root-port" : "pci-bridge");
		}
	}

	private static void pciOptions(Controller controller, Findings findings) {
		ControllerTarget target = controller.getTarget();
		if (!is(controller.getType(), "pci") || !findings.context().isQemu()) {
			return;
		}
		String model = controller.getModel();
		if (target != null) {
			range(target, CONTROLLER_TARGET__CHASSIS_NR, 1, 255, findings);
			range(target, CONTROLLER_TARGET__CHASSIS, 0, 255, findings);
			range(target, CONTROLLER_TARGET__PORT, 0, 255, findings);
			range(target, CONTROLLER_TARGET__BUS_NR, 1, 254, findings);
			range(target, CONTROLLER_TARGET__INDEX, 0, 30, findings);
			if (model != null) {
				OPTION_OF.forEach((option, models) -> {
					if (target.eIsSet(option) && !models.contains(model)) {
						findings.error("controller.pci-option", target, option, XmlNames.of(option), model).orUnset(target, option);
					}
				});
			}
		}
		if (controller.getModelDetails() != null && controller.getModelDetails().getName() != null && model != null
				&& NAMES.containsKey(model) && !NAMES.get(model).contains(controller.getModelDetails().getName())) {
			findings.error("controller.pci-model-name", controller.getModelDetails(), CONTROLLER_MODEL__NAME, controller.getModelDetails().getName(),
					model).orUnset(controller, CONTROLLER__MODEL_DETAILS);
		}
		if (controller.getPcihole64() != null && model != null && !is(model, "pci-root", "pcie-root")) {
			findings.warning("controller.pcihole64", controller, CONTROLLER__PCIHOLE64).orUnset(controller, CONTROLLER__PCIHOLE64);
		}
	}

	private static void range(EObject object, EAttribute feature, long least, long most, Findings findings) {
		if (object.eGet(feature) instanceof org.gasthaus.model.types.Numeral numeral && numeral.isValid() && !numeral.isWithin(least, most)) {
			findings.error("controller.pci-option-range", object, feature, XmlNames.of(feature), least, most).orUnset(object, feature);
		}
	}

	private static void pciExpander(Controller controller, Findings findings) {
		RuleContext context = findings.context();
		if (!is(controller.getType(), "pci") || !context.isQemu()) {
			return;
		}
		if (is(controller.getModel(), "pci-expander-bus") && context.isX86() && !context.isI440fx()) {
			findings.error("controller.expander-machine", controller, CONTROLLER__MODEL, "pci-expander-bus", "i440fx");
		} else if (is(controller.getModel(), "pcie-expander-bus") && !context.isQ35() && !context.isVirt()) {
			findings.error("controller.expander-machine", controller, CONTROLLER__MODEL, "pcie-expander-bus", "q35");
		}
	}

	private static void numaNode(Controller controller, Findings findings) {
		Domain domain = findings.context().domain();
		if (domain == null || controller.getTarget() == null || controller.getTarget().getNode() == null || !is(controller.getType(), "pci")
				|| !findings.context().isQemu()) {
			return;
		}
		long node = number(controller.getTarget().getNode());
		long cells = domain.getCpu() == null || domain.getCpu().getNuma() == null ? 0 : domain.getCpu().getNuma().getCells().size();
		if (findings.context().isPseries() && part(controller.getIndex(), 0) == 0) {
			findings.error("controller.root-numa-node", controller.getTarget(), CONTROLLER_TARGET__NODE).orUnset(controller.getTarget(),
					CONTROLLER_TARGET__NODE);
		} else if (node >= cells) {
			findings.error("controller.numa-node", controller.getTarget(), CONTROLLER_TARGET__NODE, node, cells);
		} else if (is(controller.getModel(), "pci-bridge", "pcie-root", "pcie-root-port", "dmi-to-pci-bridge", "pcie-to-pci-bridge")) {
			findings.error("controller.pci-option", controller.getTarget(), CONTROLLER_TARGET__NODE, "node", controller.getModel());
		}
	}

	private static void pseriesHostBridge(Controller controller, Findings findings) {
		ControllerTarget target = controller.getTarget();
		if (!findings.context().isQemu() || target == null || target.getIndex() == null || !is(controller.getModel(), "pci-root")) {
			return;
		}
		if ((part(controller.getIndex(), 0) == 0) != (number(target.getIndex()) == 0)) {
			findings.error("controller.phb-index", target, CONTROLLER_TARGET__INDEX);
		}
	}

	private static void machine(Controller controller, Findings findings) {
		RuleContext context = findings.context();
		if (!context.isQemu() || controller.getType() == null) {
			return;
		}
		String type = controller.getType();
		if (type.equals("ide")) {
			if (context.isQ35() || context.isVirt() || context.isPseries() || context.isS390()) {
				findings.error("controller.ide-machine", controller, CONTROLLER__TYPE).orRemove(controller);
			} else if (context.isI440fx() && part(controller.getIndex(), 0) > 0) {
				findings.error("controller.ide-single", controller, CONTROLLER__INDEX).orRemove(controller);
			}
		} else if (type.equals("usb") && is(controller.getModel(), "qusb1", "qusb2")) {
			findings.error("controller.usb-model", controller, CONTROLLER__MODEL, controller.getModel()).orSet(controller, CONTROLLER__MODEL, "qemu-xhci");
		} else if (is(type, "xenbus", "isa") && controller.getAddress() == null) {
			findings.error("controller.type-unsupported", controller, CONTROLLER__TYPE, type);
		} else if (type.equals("scsi") && is(controller.getModel(), "buslogic")) {
			findings.error("controller.scsi-model", controller, CONTROLLER__MODEL, controller.getModel()).orSet(controller, CONTROLLER__MODEL,
					"virtio-scsi");
		}
	}

	/** Controllers that are part of the chip set have their place. */
	private static void builtInPlace(Controller controller, Findings findings) {
		Address address = controller.getAddress();
		RuleContext context = findings.context();
		if (!context.isQemu() || address == null || !is(address.getType(), "pci") || part(controller.getIndex(), 0) != 0) {
			return;
		}
		long bus = part(address.getBus(), 0);
		long slot = part(address.getSlot(), 0);
		long function = part(address.getFunction(), 0);
		if (bus == 0 && slot == 0) {
			return;
		}
		String wanted = null;
		if (context.isI440fx() && is(controller.getType(), "ide")) {
			wanted = "0:0:1.1";
		} else if (context.isI440fx() && is(controller.getType(), "usb") && (controller.getModel() == null || is(controller.getModel(), "piix3-uhci"))) {
			wanted = "0:0:1.2";
		} else if (context.isQ35() && is(controller.getType(), "sata")) {
			wanted = "0:0:1f.2";
		}
		if (context.hasPcieRoot() && bus == 0 && slot == 1 && (is(controller.getType(), "ide") && function == 1 || is(controller.getType(), "usb")
				&& function == 2 && (controller.getModel() == null || is(controller.getModel(), "piix3-uhci")))) {
			findings.error("controller.piix-place", address, ADDRESS__FUNCTION).orUnset(controller, DEVICE__ADDRESS);
			return;
		}
		String is = "0:" + Long.toHexString(bus) + ':' + Long.toHexString(slot) + '.' + function;
		if (wanted != null && !wanted.equals(is)) {
			findings.error("controller.built-in-place", address, ADDRESS__SLOT, controller.getType(), wanted).orUnset(controller, DEVICE__ADDRESS);
		}
	}

	private static void scsiDriver(Controller controller, Findings findings) {
		ControllerDriver driver = controller.getDriver();
		if (driver == null || controller.getType() == null) {
			return;
		}
		boolean virtioScsi = controller.getType().equals("scsi") && (controller.getModel() == null ? !findings.context().isX86()
				: is(controller.getModel(), "virtio-scsi", "virtio-transitional", "virtio-non-transitional", "auto"));
		if (virtioScsi || !findings.context().isQemu() || !is(controller.getType(), "scsi", "sata", "ide", "fdc", "usb")) {
			return;
		}
		for (EAttribute option : new EAttribute[] { CONTROLLER_DRIVER__QUEUES, CONTROLLER_DRIVER__CMD_PER_LUN, CONTROLLER_DRIVER__MAX_SECTORS,
				CONTROLLER_DRIVER__IOEVENTFD, CONTROLLER_DRIVER__IOTHREAD }) {
			if (driver.eIsSet(option)) {
				findings.error("controller.virtio-scsi-option", driver, option, XmlNames.of(option)).orUnset(driver, option);
			}
		}
	}
}
