package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;
import static org.gasthaus.rules.internal.Values.part;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.Addresses;
import org.gasthaus.model.device.Address;
import org.gasthaus.model.device.AddressZpci;
import org.gasthaus.model.device.Chardev;
import org.gasthaus.model.device.Controller;
import org.gasthaus.model.device.Device;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Hostdev;
import org.gasthaus.model.device.Panic;
import org.gasthaus.model.device.Smartcard;
import org.gasthaus.model.device.Watchdog;
import org.gasthaus.model.types.Numeral;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;

/** The places on virtio-serial, CCW, CCID, spapr-vio and ISA buses. */
final class OtherAddresses {
	private static final long SERIAL_PORTS = 31;

	private OtherAddresses() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Devices.class, OtherAddresses::virtioSerial);
		rules.add(Devices.class, OtherAddresses::ccw);
		rules.add(Devices.class, OtherAddresses::zpci);
		rules.add(Devices.class, OtherAddresses::spaprVio);
		rules.add(Devices.class, OtherAddresses::ccid);
		rules.add(Panic.class, OtherAddresses::panic);
		rules.add(Watchdog.class, OtherAddresses::watchdog);
		rules.add(Address.class, OtherAddresses::kind);
	}

	/** The virtio-serial controllers by index, with how many ports each has; libvirt adds the first if there is none. */
	static Map<Long, Long> serialPorts(Devices devices) {
		Map<Long, Long> ports = new TreeMap<>();
		for (Controller controller : devices.getControllers()) {
			if (is(controller.getType(), "virtio-serial")) {
				ports.put(part(controller.getIndex(), 0), number(controller.getPorts(), SERIAL_PORTS));
			}
		}
		if (ports.isEmpty()) {
			ports.put(0L, SERIAL_PORTS);
		}
		return ports;
	}

	private static void virtioSerial(Devices devices, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		Map<Long, Long> ports = serialPorts(devices);
		Set<String> taken = new HashSet<>();
		for (List<Chardev> chardevs : List.of(devices.getChannels(), devices.getConsoles())) {
			for (Chardev chardev : chardevs) {
				Address address = chardev.getAddress();
				if (address == null || !is(address.getType(), "virtio-serial") || address.getPort() == null) {
					continue;
				}
				long controller = part(address.getController(), 0);
				long port = part(Numeral.of(address.getPort()), -1);
				if (port >= ports.getOrDefault(controller, SERIAL_PORTS)) {
					findings.error("address.serial-port-range", address, ADDRESS__PORT, controller, port).orUnset(chardev, DEVICE__ADDRESS);
				} else if (port > 0 && !taken.add(controller + "/" + port)) {
					findings.error("address.serial-port-duplicate", address, ADDRESS__PORT, controller, port).orUnset(chardev, DEVICE__ADDRESS);
				}
			}
		}
	}

	private static void ccw(Devices devices, Findings findings) {
		Set<Object> taken = new HashSet<>();
		for (EObject child : devices.eContents()) {
			if (!(child instanceof Device device) || device.getAddress() == null || !is(device.getAddress().getType(), "ccw")) {
				continue;
			}
			Address address = device.getAddress();
			boolean some = address.getCssid() != null || address.getSsid() != null || address.getDevno() != null;
			boolean all = address.getCssid() != null && address.getSsid() != null && address.getDevno() != null;
			if (some && !all) {
				findings.error("address.ccw-incomplete", address, ADDRESS__TYPE);
			} else if (some && (part(address.getCssid(), 0) > 254 || part(address.getSsid(), 0) > 3 || part(address.getDevno(), 0) > 65535)) {
				findings.error("address.ccw-range", address, part(address.getCssid(), 0) > 254 ? ADDRESS__CSSID
						: part(address.getSsid(), 0) > 3 ? ADDRESS__SSID : ADDRESS__DEVNO);
			} else if (some && !taken.add(part(address.getCssid(), 0) + "." + part(address.getSsid(), 0) + "." + part(address.getDevno(), 0))) {
				findings.error("address.ccw-duplicate", address, ADDRESS__DEVNO, Addresses.ccw(address).map(Object::toString).orElse("?"))
						.orUnset(device, DEVICE__ADDRESS);
			}
		}
	}

	private static void kind(Address address, Findings findings) {
		RuleContext context = findings.context();
		if (context.isQemu() && is(address.getType(), "unassigned") && address.eContainer() instanceof Device device && !(device instanceof Hostdev)) {
			findings.error("address.unassigned", address, ADDRESS__TYPE).orRemove(address);
		}
		if (context.isQemu() && is(address.getType(), "ccw") && context.domain() != null && !context.isS390()) {
			findings.error("address.ccw-machine", address, ADDRESS__TYPE).orRemove(address);
		}
	}

	private static void zpci(Devices devices, Findings findings) {
		Set<Long> uids = new HashSet<>();
		Set<Long> fids = new HashSet<>();
		for (EObject child : devices.eContents()) {
			if (!(child instanceof Device device) || device.getAddress() == null || device.getAddress().getZpci() == null) {
				continue;
			}
			AddressZpci zpci = device.getAddress().getZpci();
			if (findings.context().isQemu() && !findings.context().isS390()) {
				findings.error("address.zpci-machine", zpci, null).orRemove(zpci);
				continue;
			}
			long uid = part(zpci.getUid(), -1);
			if (zpci.getUid() != null && (uid < 1 || uid > 0xffff)) {
				findings.error("address.zpci-uid-range", zpci, ADDRESS_ZPCI__UID, zpci.getUid());
			} else if (zpci.getUid() != null && !uids.add(uid)) {
				findings.error("address.zpci-duplicate", zpci, ADDRESS_ZPCI__UID, "uid", zpci.getUid());
			}
			if (zpci.getFid() != null && !fids.add(part(zpci.getFid(), -1))) {
				findings.error("address.zpci-duplicate", zpci, ADDRESS_ZPCI__FID, "fid", zpci.getFid());
			}
		}
	}

	private static void spaprVio(Devices devices, Findings findings) {
		if (!findings.context().isPseries()) {
			return;
		}
		Set<Long> taken = new HashSet<>();
		for (EObject child : devices.eContents()) {
			if (child instanceof Device device && child.eContainingFeature() != DEVICES__CONSOLES && device.getAddress() != null
					&& is(device.getAddress().getType(), "spapr-vio")
					&& device.getAddress().getReg() != null) {
				Address address = device.getAddress();
				long reg = part(address.getReg(), 0);
				if (reg > 0xffffffffL) {
					findings.error("address.spapr-range", address, ADDRESS__REG);
				} else if (!taken.add(reg)) {
					findings.error("address.spapr-duplicate", address, ADDRESS__REG, address.getReg()).orUnset(device, DEVICE__ADDRESS);
				}
			}
		}
	}

	private static void ccid(Devices devices, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		Smartcard first = null;
		for (Smartcard card : devices.getSmartcards()) {
			Address address = card.getAddress();
			if (first != null) {
				findings.error("address.ccid-single", card, SMARTCARD__MODE).orRemove(card);
			} else if (address != null && is(address.getType(), "ccid")
					&& (part(address.getController(), 0) > 0 || part(address.getSlot(), 0) > 0)) {
				findings.error("address.ccid-place", address, part(address.getController(), 0) > 0 ? ADDRESS__CONTROLLER : ADDRESS__SLOT).orUnset(card,
						DEVICE__ADDRESS);
			}
			first = card;
		}
	}

	private static void panic(Panic panic, Findings findings) {
		RuleContext context = findings.context();
		if (!context.isQemu()) {
			return;
		}
		String model = panic.getModel() != null ? panic.getModel() : context.isPseries() ? "pseries" : context.isS390() ? "s390" : "isa";
		if (model.equals("pseries") && !context.isPseries()) {
			findings.error("panic.model-machine", panic, PANIC__MODEL, model, "pseries");
		} else if (model.equals("s390") && !context.isS390()) {
			findings.error("panic.model-machine", panic, PANIC__MODEL, model, "s390");
		} else if (is(model, "isa", "hyperv") && !context.isX86() && !(model.equals("isa") && context.isArm())) {
			findings.error("panic.model-machine", panic, panic.getModel() == null ? null : PANIC__MODEL, model, "x86");
		} else if (panic.getAddress() != null && is(model, "pseries", "hyperv", "s390")) {
			findings.error("panic.address", panic, DEVICE__ADDRESS, model).orUnset(panic, DEVICE__ADDRESS);
		} else if (panic.getAddress() != null && model.equals("isa") && !is(panic.getAddress().getType(), "isa")) {
			findings.error("panic.address-type", panic.getAddress(), ADDRESS__TYPE).orUnset(panic, DEVICE__ADDRESS);
		}
	}

	private static void watchdog(Watchdog watchdog, Findings findings) {
		RuleContext context = findings.context();
		if (!context.isQemu() || watchdog.getModel() == null) {
			return;
		}
		String type = watchdog.getAddress() == null ? null : watchdog.getAddress().getType();
		switch (watchdog.getModel()) {
		case "i6300esb" -> {
			if (type != null && !type.equals("pci")) {
				findings.error("watchdog.address", watchdog.getAddress(), ADDRESS__TYPE, "i6300esb").orUnset(watchdog, DEVICE__ADDRESS);
			}
		}
		case "ib700" -> {
			if (type != null) {
				findings.error("watchdog.address", watchdog.getAddress(), ADDRESS__TYPE, "ib700").orUnset(watchdog, DEVICE__ADDRESS);
			}
		}
		case "diag288" -> {
			if (!context.isS390()) {
				findings.error("watchdog.model-machine", watchdog, WATCHDOG__MODEL);
			} else if (type != null) {
				findings.error("watchdog.address", watchdog.getAddress(), ADDRESS__TYPE, "diag288").orUnset(watchdog, DEVICE__ADDRESS);
			}
		}
		default -> {
			// a model of another hypervisor or of a later libvirt
		}
		}
	}
}
