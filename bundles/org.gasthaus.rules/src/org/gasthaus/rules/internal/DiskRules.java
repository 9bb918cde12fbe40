package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.bus;
import static org.gasthaus.rules.internal.Values.device;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.name;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.device.DiskTarget;
import org.gasthaus.model.device.StorageSource;
import org.gasthaus.model.types.DeviceName;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;
import org.gasthaus.rules.Violation;

/** What a disk is and how it is called: kind of device, bus, target name. */
final class DiskRules {
	private static final Pattern PARTITION = Pattern.compile("(?:hd|sd|vd|xvd|ubd|fd)[a-z]+[0-9]+");

	private static final Pattern NAME = Pattern.compile("(?:hd|sd|vd|xvd|ubd|fd)[a-z]+[0-9]*");

	private DiskRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Disk.class, DiskRules::target);
		rules.add(Disk.class, DiskRules::busFitsDevice);
		rules.add(Disk.class, DiskRules::lun);
		rules.add(Disk.class, DiskRules::removable);
		rules.add(Disk.class, DiskRules::identity);
		rules.add(Disk.class, DiskRules::sharing);
		rules.add(Disk.class, DiskRules::spelling);
		rules.add(Devices.class, DiskRules::targetsDiffer);
		rules.add(Devices.class, DiskRules::imagesDiffer);
		rules.add(Devices.class, DiskRules::identitiesDiffer);
	}

	private static void target(Disk disk, Findings findings) {
		DiskTarget target = disk.getTarget();
		if (target == null || !has(target.getDev())) {
			return;
		}
		String dev = target.getDev();
		String device = device(disk);
		if (device.equals("floppy") && !dev.startsWith("fd")) {
			Repairs.moveTo("fdc", disk, findings, findings.error("disk.floppy-name", target, DISK_TARGET__DEV, dev));
			return;
		}
		RuleContext context = findings.context();
		boolean known = NAME.matcher(dev).matches();
		if (context.isQemu() && PARTITION.matcher(dev).matches()) {
			findings.error("disk.target-partition", target, DISK_TARGET__DEV, dev).orSet(target, DISK_TARGET__DEV, dev.replaceAll("[0-9]+$", ""));
		} else if (context.isQemu() && (!known || is(device, "disk", "lun") && dev.startsWith("fd"))) {
			Repairs.moveTo(bus(disk).isEmpty() || bus(disk).equals("fdc") ? "virtio" : bus(disk), disk, findings, findings.error("disk.target-unknown", target, DISK_TARGET__DEV, dev));
		}
	}

	private static void busFitsDevice(Disk disk, Findings findings) {
		DiskTarget target = disk.getTarget();
		if (target == null) {
			return;
		}
		String bus = bus(disk);
		String device = device(disk);
		RuleContext context = findings.context();
		if (device.equals("floppy") && !is(bus, "fdc", "")) {
			findings.error("disk.floppy-bus", target, DISK_TARGET__BUS, bus).orSet(target, DISK_TARGET__BUS, "fdc");
		} else if (!device.equals("floppy") && bus.equals("fdc")) {
			Repairs.moveTo(device.equals("cdrom") ? Repairs.cdBus(context) : "virtio", disk, findings, findings.error("disk.disk-on-floppy-bus", target, DISK_TARGET__BUS, name(disk)));
		} else if (context.isQemu() && device.equals("cdrom") && is(bus, "virtio", "sd")) {
			Repairs.moveTo(Repairs.cdBus(context), disk, findings, findings.error("disk.cdrom-on-virtio", target, target.getBus() == null ? DISK_TARGET__DEV : DISK_TARGET__BUS, name(disk), bus));
		} else if (context.isQemu() && device.equals("disk") && disk.isReadonly() && is(bus, "ide", "sata")) {
			findings.error("disk.readonly-bus", disk, DISK__READONLY, name(disk), bus).orUnset(disk, DISK__READONLY).orSet(disk, DISK__DEVICE, "cdrom");
		} else if (context.isQemu() && bus.equals("ide") && (context.isQ35() || context.isVirt() || context.isS390() || context.isPseries())) {
			Repairs.moveTo(context.isQ35() ? "sata" : context.isS390() ? "virtio" : "scsi", disk, findings,
					findings.error("disk.ide-machine", target, target.getBus() == null ? DISK_TARGET__DEV : DISK_TARGET__BUS, name(disk)));
		} else if (context.isQemu() && bus.equals("fdc") && (context.isPseries() || context.isS390() || context.isVirt())) {
			findings.error("disk.fdc-machine", target, DISK_TARGET__BUS).orRemove(disk);
		}
		if (target.getBus() != null && target.getDev() != null && !device.equals("floppy")) {
			String expected = DeviceName.prefixOf(bus).orElse("");
			DeviceName.parse(target.getDev()).filter(parsed -> !parsed.prefix().equals(expected) && !expected.isEmpty()).ifPresent(
					other -> Repairs.moveTo(bus, disk, findings, findings.info("disk.target-of-other-bus", target, DISK_TARGET__DEV, target.getDev(), bus, expected)));
		}
		if (disk.getModel() != null && disk.getModel().startsWith("virtio") && !bus.equals("virtio")) {
			findings.error("disk.model-bus", disk, DISK__MODEL, disk.getModel(), bus).orUnset(disk, DISK__MODEL);
		}
	}

	private static void lun(Disk disk, Findings findings) {
		boolean lun = device(disk).equals("lun");
		StorageSource source = disk.getSource();
		if (lun && findings.context().isQemu() && is(disk.getSgio(), "unfiltered")) {
			findings.error("disk.sgio-unfiltered", disk, DISK__SGIO).orUnset(disk, DISK__SGIO);
		}
		if (!lun) {
			if (disk.getRawio() != null) {
				findings.error("disk.rawio-without-lun", disk, DISK__RAWIO).orUnset(disk, DISK__RAWIO);
			}
			if (disk.getSgio() != null) {
				findings.error("disk.sgio-without-lun", disk, DISK__SGIO).orUnset(disk, DISK__SGIO);
			}
			if (source != null && source.getReservations() != null) {
				findings.error("disk.reservations-without-lun", source, STORAGE_SOURCE__RESERVATIONS).orUnset(source, STORAGE_SOURCE__RESERVATIONS);
			}
			return;
		}
		String bus = bus(disk);
		if (!is(bus, "scsi", "virtio", "") && findings.context().isQemu()) {
			findings.error("disk.lun-bus", disk.getTarget(), DISK_TARGET__BUS, bus).orSet(disk, DISK__DEVICE, "disk");
		}
		if (is(disk.getType(), "file", "dir", "nvme", "vhostuser") || disk.getType() == null) {
			findings.error("disk.lun-source", disk, disk.getType() == null ? DISK__DEVICE : DISK__TYPE, disk.getType() == null ? "file" : disk.getType())
					.orSet(disk, DISK__DEVICE, "disk");
		} else if (is(disk.getType(), "network") && source != null && source.getProtocol() != null && !source.getProtocol().equals("iscsi")) {
			findings.error("disk.lun-protocol", source, STORAGE_SOURCE__PROTOCOL, source.getProtocol());
		}
		if (findings.context().isQemu()) {
			if (disk.getDriver() != null && disk.getDriver().getType() != null && !disk.getDriver().getType().equals("raw")) {
				findings.error("disk.lun-format", disk.getDriver(), DISK_DRIVER__TYPE, disk.getDriver().getType()).orSet(disk.getDriver(),
						DISK_DRIVER__TYPE, "raw");
			}
			if (disk.getWwn() != null) {
				findings.error("disk.lun-property", disk, DISK__WWN, "wwn").orUnset(disk, DISK__WWN);
			}
			if (disk.getSerial() != null && bus.equals("scsi")) {
				findings.error("disk.lun-property", disk, DISK__SERIAL, "serial").orUnset(disk, DISK__SERIAL);
			}
		}
	}

	private static void removable(Disk disk, Findings findings) {
		DiskTarget target = disk.getTarget();
		if (target == null) {
			return;
		}
		String bus = bus(disk);
		if (is(target.getTray(), "open") && !is(device(disk), "cdrom", "floppy")) {
			findings.error("disk.tray", target, DISK_TARGET__TRAY).orUnset(target, DISK_TARGET__TRAY);
		}
		if (target.getRemovable() != null && !bus.equals("usb")) {
			findings.error("disk.removable", target, DISK_TARGET__REMOVABLE, bus).orUnset(target, DISK_TARGET__REMOVABLE);
		}
		if (target.getRotationRate() != null && !is(device(disk), "disk") && findings.context().isQemu()) {
			findings.error("disk.rotation-device", target, DISK_TARGET__ROTATION_RATE).orUnset(target, DISK_TARGET__ROTATION_RATE);
		} else if (target.getRotationRate() != null && findings.context().isQemu() && !is(bus, "scsi", "ide", "sata", "")) {
			findings.error("disk.rotation-rate", target, DISK_TARGET__ROTATION_RATE, bus).orUnset(target, DISK_TARGET__ROTATION_RATE);
		}
	}

	private static void identity(Disk disk, Findings findings) {
		String bus = bus(disk);
		boolean scsi = bus.equals("scsi") || bus.isEmpty();
		if (!scsi && disk.getVendor() != null) {
			findings.error("disk.vendor-bus", disk, DISK__VENDOR, bus).orUnset(disk, DISK__VENDOR);
		} else if (!scsi && disk.getProduct() != null) {
			findings.error("disk.vendor-bus", disk, DISK__PRODUCT, bus).orUnset(disk, DISK__PRODUCT);
		} else if (findings.context().isQemu() && (disk.getVendor() != null || disk.getProduct() != null) && device(disk).equals("lun")) {
			findings.error("disk.lun-property", disk, disk.getVendor() != null ? DISK__VENDOR : DISK__PRODUCT,
					disk.getVendor() != null ? "vendor" : "product");
		}
		if (findings.context().isQemu() && disk.getVendor() != null && disk.getVendor().length() > 8) {
			findings.error("disk.vendor-length", disk, DISK__VENDOR, 8).orSet(disk, DISK__VENDOR, disk.getVendor().substring(0, 8));
		}
		if (findings.context().isQemu() && disk.getProduct() != null && disk.getProduct().length() > 16) {
			findings.error("disk.vendor-length", disk, DISK__PRODUCT, 16).orSet(disk, DISK__PRODUCT, disk.getProduct().substring(0, 16));
		}
		if (has(disk.getSerial()) && findings.context().isQemu() && is(bus, "sd", "fdc")) {
			findings.error("disk.serial-bus", disk, DISK__SERIAL, bus).orUnset(disk, DISK__SERIAL);
		}
		if (disk.getWwn() != null && findings.context().isQemu() && !is(bus, "ide", "scsi", "")) {
			findings.error("disk.wwn-bus", disk, DISK__WWN, bus).orUnset(disk, DISK__WWN);
		}
	}

	/** What is written into the guest as it stands. */
	private static void spelling(Disk disk, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		if (disk.getSerial() != null && !disk.getSerial().matches("[A-Za-z0-9_. +-]*")) {
			findings.error("disk.serial-characters", disk, DISK__SERIAL, disk.getSerial()).orSet(disk, DISK__SERIAL,
					disk.getSerial().replaceAll("[^A-Za-z0-9_. +-]", "-"));
		}
		if (disk.getWwn() != null && !disk.getWwn().literal().strip().matches("(?:0x)?[0-9A-Fa-f]{16}")) {
			findings.error("disk.wwn", disk, DISK__WWN, disk.getWwn());
		}
	}

	private static void sharing(Disk disk, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		String format = disk.getDriver() == null ? null : disk.getDriver().getType();
		if (disk.isShareable() && is(format, "qcow2", "qcow", "qed", "vmdk", "vdi", "vpc", "vhdx", "bochs", "cloop", "dmg", "cow", "ploop")) {
			findings.error("disk.shareable-format", disk, DISK__SHAREABLE, name(disk), format).orUnset(disk, DISK__SHAREABLE);
		}
		if (disk.getTransient() != null) {
			if (disk.isReadonly() || device(disk).equals("cdrom")) {
				findings.error("disk.transient-readonly", disk, DISK__TRANSIENT, name(disk)).orUnset(disk, DISK__TRANSIENT);
			} else if (is(device(disk), "cdrom", "floppy", "lun")) {
				findings.error("disk.transient-device", disk, DISK__TRANSIENT, name(disk), device(disk)).orUnset(disk, DISK__TRANSIENT);
			} else if (is(disk.getType(), "block", "network", "dir", "volume", "nvme")) {
				findings.error("disk.transient-source", disk, DISK__TRANSIENT, name(disk), disk.getType()).orUnset(disk, DISK__TRANSIENT);
			} else if (Toggle.isOn(disk.getTransient().getShareBacking()) && !is(bus(disk), "usb", "virtio", "scsi", "")) {
				findings.error("disk.transient-share-bus", disk.getTransient(), DISK_TRANSIENT__SHARE_BACKING, bus(disk));
			}
		}
	}

	private static void targetsDiffer(Devices devices, Findings findings) {
		Set<String> seen = new HashSet<>();
		Map<String, String> free = new HashMap<>();
		for (Disk disk : devices.getDisks()) {
			DiskTarget target = disk.getTarget();
			if (target != null && has(target.getDev()) && !seen.add(target.getDev())) {
				Violation violation = findings.error("disk.target-duplicate", target, DISK_TARGET__DEV, target.getDev());
				if (!findings.isMany()) {
					String prefix = DeviceName.parse(target.getDev()).map(DeviceName::prefix).orElse("sd");
					violation.orSet(target, DISK_TARGET__DEV, free.computeIfAbsent(prefix,
							key -> DeviceName.nextFree(key, devices.getDisks().stream().map(Values::name).toList()).toString()));
				}
			}
		}
	}

	private static boolean sharesBacking(Disk disk) {
		return disk.getTransient() != null && Toggle.isOn(disk.getTransient().getShareBacking());
	}

	/** One image is one disk's, unless nobody writes to it or both know that they share it. */
	private static void imagesDiffer(Devices devices, Findings findings) {
		Map<String, Disk> users = new HashMap<>();
		for (Disk disk : devices.getDisks()) {
			StorageSource source = disk.getSource();
			String image = source == null || disk.isReadonly() || disk.isShareable() || sharesBacking(disk) || !is(device(disk), "disk") ? null : has(source.getFile()) ? source.getFile() : source.getDev();
			Disk other = has(image) ? users.putIfAbsent(image, disk) : null;
			if (other != null && !name(other).equals(name(disk))) { // a copy gets another name first
				findings.warning("disk.image-twice", source, has(source.getFile()) ? STORAGE_SOURCE__FILE : STORAGE_SOURCE__DEV, image, name(other), name(disk));
			}
		}
	}

	private static void identitiesDiffer(Devices devices, Findings findings) {
		Map<String, String> names = new HashMap<>();
		for (Disk disk : devices.getDisks()) {
			String wwn = disk.getWwn() == null ? null : "wwn " + disk.getWwn().canonical();
			String other = wwn == null ? null : names.putIfAbsent(wwn, name(disk));
			if (other != null) {
				findings.warning("disk.wwn-duplicate", disk, DISK__WWN, name(disk), other).orUnset(disk, DISK__WWN);
			}
			String serial = has(disk.getSerial()) ? "serial " + disk.getSerial() : null;
			other = serial == null ? null : names.putIfAbsent(serial, name(disk));
			if (other != null) {
				findings.warning("disk.serial-duplicate", disk, DISK__SERIAL, name(disk), other);
			}
		}
	}
}
