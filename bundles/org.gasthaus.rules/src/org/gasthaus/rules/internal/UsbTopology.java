package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.part;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.Addresses;
import org.gasthaus.model.device.Address;
import org.gasthaus.model.device.Chardev;
import org.gasthaus.model.device.Controller;
import org.gasthaus.model.device.Device;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.device.Hostdev;
import org.gasthaus.model.device.Hub;
import org.gasthaus.model.device.Input;
import org.gasthaus.model.device.Redirdev;
import org.gasthaus.model.device.Smartcard;
import org.gasthaus.model.device.Sound;
import org.gasthaus.model.types.UsbAddress;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;

/** The USB controllers and hubs of a guest and what hangs on their ports. */
final class UsbTopology {
	private static final int HUB_PORTS = 8;

	private UsbTopology() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Devices.class, UsbTopology::disabled);
		rules.add(Devices.class, UsbTopology::companions);
		rules.add(Devices.class, UsbTopology::ports);
		rules.add(Controller.class, UsbTopology::portCount);
		rules.add(Address.class, UsbTopology::path);
	}

	private static List<Controller> controllers(Devices devices) {
		return devices.getControllers().stream().filter(controller -> is(controller.getType(), "usb")).toList();
	}

	/** The feature that makes a device a USB device; {@code null} for another device. */
	private static EStructuralFeature usbBy(Device device) {
		if (device instanceof Disk disk) {
			return Values.bus(disk).equals("usb") ? DISK__TARGET : null;
		}
		if (device instanceof Input input) {
			return is(input.getBus(), "usb") || input.getBus() == null && is(input.getType(), "tablet") ? INPUT__BUS : null;
		}
		if (device instanceof Hostdev hostdev) {
			return is(hostdev.getType(), "usb") ? HOSTDEV__TYPE : null;
		}
		if (device instanceof Redirdev) {
			return REDIRDEV__BUS;
		}
		if (device instanceof Hub) {
			return HUB__TYPE;
		}
		if (device instanceof Sound sound) {
			return is(sound.getModel(), "usb") ? SOUND__MODEL : null;
		}
		if (device instanceof Chardev chardev) {
			return chardev.getTarget() != null && is(chardev.getTarget().getType(), "usb-serial") ? CHARDEV__TARGET : null;
		}
		return device instanceof Smartcard ? SMARTCARD__MODE : null;
	}

	private static void disabled(Devices devices, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		Controller none = controllers(devices).stream().filter(controller -> is(controller.getModel(), "none")).findFirst().orElse(null);
		if (none == null) {
			return;
		}
		for (Controller controller : controllers(devices)) {
			if (controller != none) {
				findings.error("usb.controller-disabled", controller, CONTROLLER__TYPE).orRemove(none);
			}
		}
		for (EObject child : devices.eContents()) {
			if (child instanceof Device device && usbBy(device) != null) {
				findings.error("usb.disabled", device, usbBy(device), '<' + XmlNames.of(device.eContainingFeature()) + '>').orRemove(none);
			}
		}
	}

	/** The companions of an EHCI controller need it. */
	private static void companions(Devices devices, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		Set<Long> masters = new HashSet<>();
		for (Controller controller : controllers(devices)) {
			if (controller.getModel() == null || !controller.getModel().startsWith("ich9-uhci")) {
				masters.add(part(controller.getIndex(), 0));
			}
		}
		for (Controller controller : controllers(devices)) {
			if (is(controller.getModel(), "ich9-uhci1", "ich9-uhci2", "ich9-uhci3") && part(controller.getIndex(), 0) == 0
					&& !masters.contains(0L)) {
				Repairs.addController(devices, "usb", "ich9-ehci1", 0, findings.error("usb.no-master", controller, CONTROLLER__MODEL, controller.getModel()));
			}
		}
	}

	private static void portCount(Controller controller, Findings findings) {
		if (is(controller.getType(), "usb") && is(controller.getModel(), "nec-xhci", "qemu-xhci") && Values.number(controller.getPorts(), 0) > 15) {
			findings.error("usb.controller-ports", controller, CONTROLLER__PORTS, controller.getModel(), 15).orSet(controller, CONTROLLER__PORTS, "15");
		}
	}

	private static void path(Address address, Findings findings) {
		if (is(address.getType(), "usb") && address.getPort() != null && !address.getPort().matches("[0-9]+(\\.[0-9]+){0,3}")) {
			findings.error("usb.port-path", address, ADDRESS__PORT, address.getPort());
		}
	}

	/** The ports of each bus, -1 when the number is not known; absent when there is no such bus. */
	static Map<Long, Integer> buses(Devices devices, RuleContext context) {
		Map<Long, Integer> buses = new HashMap<>();
		for (Controller controller : controllers(devices)) {
			int ports = portsOf(controller, context.isX86());
			buses.merge(part(controller.getIndex(), 0), ports, (one, other) -> one < 0 || other < 0 ? -1 : Math.max(one, other));
		}
		// libvirt adds the first one where it is missing
		buses.putIfAbsent(0L, context.isX86() ? 2 : -1);
		return buses;
	}

	private static int portsOf(Controller controller, boolean x86) {
		if (controller.getModel() == null) {
			return x86 ? 2 : -1;
		}
		return switch (controller.getModel()) {
		case "piix3-uhci", "piix4-uhci", "vt82c686b-uhci", "ich9-uhci1", "ich9-uhci2", "ich9-uhci3" -> 2;
		case "pci-ohci" -> 3;
		case "ehci", "ich9-ehci1" -> 6;
		case "nec-xhci", "qemu-xhci" -> controller.getPorts() == null ? 4 : (int) Values.number(controller.getPorts(), -1);
		default -> -1;
		};
	}

	private static void ports(Devices devices, Findings findings) {
		if (!findings.context().isQemu() || controllers(devices).stream().anyMatch(one -> is(one.getModel(), "none"))) {
			return;
		}
		Map<Long, Integer> buses = buses(devices, findings.context());
		Map<String, Device> taken = new HashMap<>();
		Set<String> hubs = new HashSet<>();
		for (Hub hub : devices.getHubs()) {
			address(hub).ifPresent(address -> hubs.add(address.toString()));
		}
		for (EObject child : devices.eContents()) {
			if (!(child instanceof Device device) || usbBy(device) == null || device.getAddress() == null) {
				continue;
			}
			Address address = device.getAddress();
			if (!is(address.getType(), "usb")) {
				boolean checked = device instanceof Disk || device instanceof Sound || device instanceof Hub || device instanceof Smartcard || address.getType() == null;
				if (!checked) {
					findings.error("usb.address-type", address, ADDRESS__TYPE, address.getType()).orUnset(device, DEVICE__ADDRESS);
				}
				continue;
			}
			UsbAddress at = address(device).orElse(null);
			if (at == null || at.ports().isEmpty()) {
				if (at != null && !buses.containsKey((long) at.bus())) {
					findings.error("usb.bus-missing", address, ADDRESS__BUS, at.bus()).orUnset(device, DEVICE__ADDRESS);
				}
				continue;
			}
			Integer ports = buses.get((long) at.bus());
			if (ports == null) {
				findings.error("usb.bus-missing", address, ADDRESS__BUS, at.bus()).orUnset(device, DEVICE__ADDRESS);
			} else if (at.ports().size() == 1 && ports >= 0 && at.ports().get(0) > ports
					|| at.ports().size() > 1 && at.ports().get(at.ports().size() - 1) > HUB_PORTS) {
				findings.error("usb.port-range", address, ADDRESS__PORT, at.path(), at.bus()).orUnset(device, DEVICE__ADDRESS);
			} else if (at.ports().size() > 1 && !hubs.contains(parent(at).toString())) {
				findings.error("usb.hub-missing", address, ADDRESS__PORT, at.path(), parent(at).path()).orUnset(device, DEVICE__ADDRESS);
			} else if (taken.putIfAbsent(at.toString(), device) != null) {
				findings.error("usb.port-duplicate", address, ADDRESS__PORT, at.path(), at.bus()).orUnset(device, DEVICE__ADDRESS);
			}
		}
	}

	private static UsbAddress parent(UsbAddress at) {
		return new UsbAddress(at.bus(), at.ports().subList(0, at.ports().size() - 1));
	}

	private static java.util.Optional<UsbAddress> address(Device device) {
		return device.getAddress() == null ? java.util.Optional.empty() : Addresses.usb(device.getAddress());
	}
}
