package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;
import static org.gasthaus.rules.internal.Values.part;

import java.util.HashSet;
import java.util.Set;

import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Hostdev;
import org.gasthaus.model.device.HostdevAddress;
import org.gasthaus.model.device.HostdevSource;
import org.gasthaus.model.device.Interface;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;

/** Devices of the host that are given to a guest. */
final class HostdevRules {
	private HostdevRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Hostdev.class, HostdevRules::source);
		rules.add(Hostdev.class, HostdevRules::options);
		rules.add(Hostdev.class, HostdevRules::address);
		rules.add(Devices.class, HostdevRules::duplicates);
		rules.add(Devices.class, HostdevRules::ramfb);
	}

	private static void source(Hostdev hostdev, Findings findings) {
		HostdevSource source = hostdev.getSource();
		if (source == null) {
			findings.error("hostdev.source-missing", hostdev, null);
			return;
		}
		if (hostdev.getType() == null || is(hostdev.getMode(), "capabilities")) {
			return;
		}
		switch (hostdev.getType()) {
		case "usb" -> {
			if (source.getVendor() == null && source.getProduct() != null) {
				findings.error("hostdev.usb-part", source, HOSTDEV_SOURCE__PRODUCT, "vendor");
			} else if (source.getVendor() != null && source.getProduct() == null) {
				findings.error("hostdev.usb-part", source, HOSTDEV_SOURCE__VENDOR, "product");
			} else if (source.getVendor() != null && number(source.getVendor().getId()) == 0) {
				findings.error("hostdev.usb-zero", source.getVendor(), DEVICE_ID__ID);
			} else if (source.getVendor() == null && source.getAddress() != null
					&& (source.getAddress().getBus() == null || source.getAddress().getDevice() == null)) {
				findings.error("hostdev.usb-part", source.getAddress(), null, source.getAddress().getBus() == null ? "bus" : "device");
			}
		}
		case "scsi" -> {
			if (is(source.getProtocol(), "iscsi")) {
				if (!has(source.getName())) {
					findings.error("hostdev.iscsi-part", source, HOSTDEV_SOURCE__PROTOCOL, "name");
				} else if (source.getHosts().isEmpty()) {
					findings.error("hostdev.iscsi-part", source, HOSTDEV_SOURCE__PROTOCOL, "host");
				} else if (source.getHosts().size() > 1) {
					findings.error("hostdev.iscsi-hosts", source.getHosts().get(1), null).orRemove(source.getHosts().get(1));
				}
			} else if (source.getAdapter() == null || !has(source.getAdapter().getName())) {
				findings.error("hostdev.scsi-part", source, null, "adapter");
			} else if (source.getAddress() == null) {
				findings.error("hostdev.scsi-part", source, null, "address");
			}
		}
		case "scsi_host" -> {
			if (is(source.getProtocol(), "vhost")) {
				if (!has(source.getWwpn())) {
					findings.error("hostdev.vhost-wwpn-missing", source, HOSTDEV_SOURCE__PROTOCOL);
				} else if (!source.getWwpn().matches("naa\\.[0-9a-fA-F]+")) {
					findings.error("hostdev.vhost-wwpn", source, HOSTDEV_SOURCE__WWPN, source.getWwpn());
				}
			}
		}
		case "mdev" -> {
			if (hostdev.getModel() == null) {
				findings.error("hostdev.mdev-model", hostdev, HOSTDEV__TYPE).orSet(hostdev, HOSTDEV__MODEL, "vfio-pci");
			} else if (source.getAddress() == null) {
				findings.error("hostdev.mdev-address", source, null);
			}
		}
		default -> {
			// checked by the schema alone
		}
		}
	}

	private static void options(Hostdev hostdev, Findings findings) {
		RuleContext context = findings.context();
		String type = hostdev.getType();
		if (context.isQemu() && is(hostdev.getMode(), "capabilities")) {
			findings.error("hostdev.capabilities", hostdev, HOSTDEV__MODE);
			return;
		}
		if (context.isQemu() && is(hostdev.getSgio(), "unfiltered")) {
			findings.error("hostdev.sgio-unfiltered", hostdev, HOSTDEV__SGIO).orUnset(hostdev, HOSTDEV__SGIO);
		}
		if (type != null && !type.equals("scsi")) {
			if (hostdev.getSgio() != null) {
				findings.error("hostdev.scsi-option", hostdev, HOSTDEV__SGIO, "sgio").orUnset(hostdev, HOSTDEV__SGIO);
			}
			if (hostdev.getRawio() != null) {
				findings.error("hostdev.scsi-option", hostdev, HOSTDEV__RAWIO, "rawio").orUnset(hostdev, HOSTDEV__RAWIO);
			}
		}
		if (type != null && is(type, "pci", "usb", "scsi") && hostdev.getModel() != null) {
			findings.error("hostdev.model", hostdev, HOSTDEV__MODEL, type).orUnset(hostdev, HOSTDEV__MODEL);
		}
		if (context.isQemu() && is(type, "pci") && hostdev.getSource() != null && Toggle.isOff(hostdev.getSource().getWriteFiltering())) {
			findings.error("hostdev.write-filtering", hostdev.getSource(), HOSTDEV_SOURCE__WRITE_FILTERING).orUnset(hostdev.getSource(),
					HOSTDEV_SOURCE__WRITE_FILTERING);
		}
		if (hostdev.getBoot() != null && context.isQemu()) {
			if (is(type, "scsi_host")) {
				findings.error("hostdev.boot", hostdev, HOSTDEV__BOOT, "scsi_host").orUnset(hostdev, HOSTDEV__BOOT);
			} else if (is(type, "mdev") && is(hostdev.getModel(), "vfio-ap")) {
				findings.error("hostdev.boot", hostdev, HOSTDEV__BOOT, "vfio-ap").orUnset(hostdev, HOSTDEV__BOOT);
			}
		}
		if (is(type, "mdev") && Toggle.isOn(hostdev.getDisplay()) && context.isQemu()) {
			if (hostdev.getModel() != null && !hostdev.getModel().equals("vfio-pci")) {
				findings.error("hostdev.display-model", hostdev, HOSTDEV__DISPLAY).orUnset(hostdev, HOSTDEV__DISPLAY);
			} else if (hostdev.eContainer() instanceof Devices devices && devices.getGraphics().isEmpty()) {
				findings.error("hostdev.display-graphics", hostdev, HOSTDEV__DISPLAY).orUnset(hostdev, HOSTDEV__DISPLAY);
			}
		}
		if (is(type, "mdev") && Toggle.isOn(hostdev.getRamfb()) && hostdev.getModel() != null && !hostdev.getModel().equals("vfio-pci")) {
			findings.error("hostdev.ramfb-model", hostdev, HOSTDEV__RAMFB).orUnset(hostdev, HOSTDEV__RAMFB);
		}
		if (context.isQemu() && is(hostdev.getModel(), "vfio-ccw", "vfio-ap") && !context.isS390()) {
			findings.error("hostdev.model-machine", hostdev, HOSTDEV__MODEL, hostdev.getModel());
		}
	}

	private static void address(Hostdev hostdev, Findings findings) {
		String address = hostdev.getAddress() == null ? null : hostdev.getAddress().getType();
		if (address == null || hostdev.getType() == null) {
			return;
		}
		boolean fits = switch (hostdev.getType()) {
		case "pci" -> is(address, "pci", "unassigned");
		case "usb" -> is(address, "usb");
		case "scsi" -> is(address, "drive");
		case "scsi_host" -> is(address, "pci", "ccw");
		case "mdev" -> hostdev.getModel() == null || switch (hostdev.getModel()) {
		case "vfio-pci" -> is(address, "pci");
		case "vfio-ccw" -> is(address, "ccw");
		case "vfio-ap" -> false;
		default -> true;
		};
		default -> true;
		};
		if (!fits && !is(hostdev.getMode(), "capabilities")) {
			findings.error("hostdev.address-type", hostdev.getAddress(), ADDRESS__TYPE, address, hostdev.getModel() != null ? hostdev.getModel()
					: hostdev.getType()).orUnset(hostdev, DEVICE__ADDRESS);
		}
	}

	private static String identity(Hostdev hostdev) {
		HostdevSource source = hostdev.getSource();
		if (source == null || hostdev.getType() == null) {
			return null;
		}
		HostdevAddress at = source.getAddress();
		String adapter = source.getAdapter() == null ? "" : source.getAdapter().getName();
		return switch (hostdev.getType()) {
		case "pci" -> at == null ? null : "pci " + part(at.getDomain(), 0) + ':' + part(at.getBus(), 0) + ':' + part(at.getSlot(), 0) + '.'
				+ part(at.getFunction(), 0);
		case "usb" -> source.getVendor() != null && source.getProduct() != null && at == null
				? "usb " + source.getVendor().getId() + ':' + source.getProduct().getId()
				: at != null ? "usb at " + part(at.getBus(), 0) + '/' + part(at.getDevice(), 0) : null;
		case "scsi" -> is(source.getProtocol(), "iscsi")
				? "iscsi " + source.getName() + (source.getHosts().isEmpty() ? "" : source.getHosts().get(0).getName())
				: at == null ? null : "scsi " + adapter + ' ' + part(at.getBus(), 0) + ':' + part(at.getTarget(), 0) + ':' + part(at.getUnit(), 0);
		case "scsi_host" -> source.getWwpn() == null ? null : "vhost " + source.getWwpn();
		case "mdev" -> at == null || at.getUuid() == null ? null : "mdev " + at.getUuid().canonical();
		default -> null;
		};
	}

	private static void duplicates(Devices devices, Findings findings) {
		Set<String> seen = new HashSet<>();
		for (Hostdev hostdev : devices.getHostdevs()) {
			String identity = identity(hostdev);
			if (identity != null && !seen.add(identity)) {
				findings.error("hostdev.duplicate", hostdev.getSource(), hostdev.getSource().getAddress() != null ? HOSTDEV_SOURCE__ADDRESS : null,
						identity).orRemove(hostdev);
			}
		}
		for (Interface nic : devices.getInterfaces()) {
			HostdevAddress at = is(nic.getType(), "hostdev") && nic.getSource() != null ? nic.getSource().getDeviceAddress() : null;
			if (at != null && !is(at.getType(), "usb") && !seen.add("pci " + part(at.getDomain(), 0) + ':' + part(at.getBus(), 0) + ':'
					+ part(at.getSlot(), 0) + '.' + part(at.getFunction(), 0))) {
				findings.error("hostdev.duplicate", at, null, "pci").orRemove(nic);
			}
		}
	}

	private static void ramfb(Devices devices, Findings findings) {
		Hostdev first = null;
		for (Hostdev hostdev : devices.getHostdevs()) {
			if (Toggle.isOn(hostdev.getRamfb())) {
				if (first != null && findings.context().isQemu()) {
					findings.error("hostdev.ramfb-two", hostdev, HOSTDEV__RAMFB).orUnset(hostdev, HOSTDEV__RAMFB);
				}
				first = hostdev;
			}
		}
	}
}
