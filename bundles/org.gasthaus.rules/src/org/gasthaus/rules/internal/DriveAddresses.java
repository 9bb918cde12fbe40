package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.bus;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.name;
import static org.gasthaus.rules.internal.Values.part;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.device.Address;
import org.gasthaus.model.device.Controller;
import org.gasthaus.model.device.Device;
import org.gasthaus.model.device.DevicePackage;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.device.Hostdev;
import org.gasthaus.model.types.DeviceName;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;
import org.gasthaus.rules.Violation;

/**
 * The places on IDE, SCSI, SATA and floppy controllers. A place that is not said is the one libvirt derives from the name of the disk, so
 * that two disks collide even if only one of them says where it is.
 */
final class DriveAddresses {
	record Place(String bus, long controller, long channel, long target, long unit) {
		@Override
		public String toString() {
			return controller + ":" + channel + ":" + target + ":" + unit;
		}
	}

	private DriveAddresses() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Devices.class, DriveAddresses::places);
		rules.add(Disk.class, DriveAddresses::kind);
	}

	/** Whether the kind of address fits the bus. */
	private static void kind(Disk disk, Findings findings) {
		Address address = disk.getAddress();
		if (address == null || address.getType() == null) {
			return;
		}
		String type = address.getType();
		String bus = bus(disk);
		boolean fits = switch (bus) {
		case "ide", "scsi", "sata", "fdc" -> type.equals("drive");
		case "usb" -> type.equals("usb");
		case "virtio" -> is(type, "pci", "ccw", "virtio-mmio", "virtio-s390");
		default -> true;
		};
		boolean generic = !is(bus, "virtio", "usb");
		if (!fits && (generic && !findings.context().isType("bhyve") || findings.context().isQemu())) {
			findings.error("disk.address-type", address, ADDRESS__TYPE, type, name(disk), bus).orUnset(disk, DEVICE__ADDRESS);
		}
	}

	private static void places(Devices devices, Findings findings) {
		Map<Place, EObject> taken = new HashMap<>();
		boolean qemu = findings.context().isQemu();
		for (Disk disk : devices.getDisks()) {
			if (!is(bus(disk), "ide", "scsi", "sata", "fdc")) {
				continue;
			}
			Optional<Place> place = place(disk, findings.context());
			if (place.isEmpty()) {
				continue;
			}
			if (qemu) {
				range(disk, place.get(), devices, findings);
			}
			if (taken.putIfAbsent(place.get(), disk) != null) {
				Violation collision = findings.error("address.drive-duplicate", where(disk), whereFeature(disk), place.get(), place.get().bus(),
						taken.get(place.get()) instanceof Disk other ? name(other) : "?");
				if (disk.getAddress() != null) {
					collision.orUnset(disk, DEVICE__ADDRESS);
				} else {
					Repairs.moveTo(place.get().bus(), disk, findings, collision);
				}
			}
		}
		for (Hostdev hostdev : devices.getHostdevs()) {
			if (is(hostdev.getType(), "scsi") && hostdev.getAddress() != null && is(hostdev.getAddress().getType(), "drive")) {
				Place place = explicit(hostdev.getAddress(), "scsi");
				EObject other = taken.putIfAbsent(place, hostdev);
				if (other instanceof Disk disk && disk.getAddress() == null) {
					findings.error("disk.target-taken-by-hostdev", disk.getTarget(), DISK_TARGET__DEV, name(disk), place);
				} else if (other != null) {
					findings.error("address.drive-duplicate", hostdev, DEVICE__ADDRESS, place, "scsi", other instanceof Disk disk ? name(disk) : "hostdev");
				}
			}
		}
	}

	/** Every place that a disk or device has, said or derived from its name. */
	static Set<Place> taken(Devices devices, RuleContext context) {
		Set<Place> taken = new HashSet<>();
		for (Disk disk : devices.getDisks()) {
			if (is(bus(disk), "ide", "scsi", "sata", "fdc")) {
				place(disk, context).ifPresent(taken::add);
			}
		}
		for (Hostdev hostdev : devices.getHostdevs()) {
			if (is(hostdev.getType(), "scsi") && hostdev.getAddress() != null && is(hostdev.getAddress().getType(), "drive")) {
				taken.add(explicit(hostdev.getAddress(), "scsi"));
			}
		}
		return taken;
	}

	private static EObject where(Disk disk) {
		return disk.getAddress() != null ? disk.getAddress() : disk.getTarget();
	}

	private static EAttribute whereFeature(Disk disk) {
		return disk.getAddress() != null ? ADDRESS__UNIT : DISK_TARGET__DEV;
	}

	private static Place explicit(Address address, String bus) {
		return new Place(bus, part(address.getController(), 0), part(address.getBus(), 0), part(address.getTarget(), 0), part(address.getUnit(), 0));
	}

	private static Optional<Place> place(Disk disk, RuleContext context) {
		String bus = bus(disk);
		if (disk.getAddress() != null) {
			return is(disk.getAddress().getType(), "drive") ? Optional.of(explicit(disk.getAddress(), bus)) : Optional.empty();
		}
		if (disk.getTarget() == null || disk.getTarget().getDev() == null || !context.isQemu()) {
			return Optional.empty();
		}
		return DeviceName.parse(disk.getTarget().getDev()).map(name -> derived(name.index(), bus));
	}

	/** Where libvirt puts the disk with that number, the {@code c} of {@code sdc} being 2. */
	static Place derived(int index, String bus) {
		return switch (bus) {
		case "ide" -> new Place(bus, index / 4, index % 4 / 2, 0, index % 2);
		case "sata" -> new Place(bus, index / 6, 0, 0, index % 6);
		case "fdc" -> new Place(bus, index / 2, 0, 0, index % 2);
		default -> new Place(bus, index / 15, 0, 0, index % 15 >= 7 ? index % 15 + 1 : index % 15);
		};
	}

	private static void range(Disk disk, Place place, Devices devices, Findings findings) {
		switch (place.bus()) {
		case "ide" -> {
			if (place.controller() > 0) {
				report(disk, "address.drive-controller", ADDRESS__CONTROLLER, "ide", findings);
			} else if (place.target() > 0) {
				report(disk, "address.drive-target", ADDRESS__TARGET, "ide", findings);
			} else if (place.channel() > 1) {
				findings.warning("address.drive-unreachable", where(disk), ADDRESS__BUS, "ide", "bus", 1);
			} else if (place.unit() > 1) {
				findings.warning("address.drive-unreachable", where(disk), ADDRESS__UNIT, "ide", "unit", 1);
			}
		}
		case "fdc" -> {
			if (place.controller() > 0) {
				report(disk, "address.drive-controller", ADDRESS__CONTROLLER, "fdc", findings);
			} else if (place.channel() > 0) {
				report(disk, "address.drive-bus", ADDRESS__BUS, "fdc", findings);
			} else if (place.target() > 0) {
				report(disk, "address.drive-target", ADDRESS__TARGET, "fdc", findings);
			}
		}
		case "sata" -> {
			if (place.channel() > 0) {
				report(disk, "address.drive-bus", ADDRESS__BUS, "sata", findings);
			} else if (place.target() > 0) {
				report(disk, "address.drive-target", ADDRESS__TARGET, "sata", findings);
			} else if (place.unit() > 5) {
				findings.warning("address.drive-unreachable", where(disk), ADDRESS__UNIT, "sata", "unit", 5);
			}
		}
		default -> {
			String model = scsiModel(devices, place.controller(), findings.context());
			if (place.channel() > 0 && !model.equals("?")) {
				report(disk, "address.drive-bus", ADDRESS__BUS, "scsi", findings);
			} else if (model.equals("lsilogic") && place.target() > 0) {
				report(disk, "address.drive-target", ADDRESS__TARGET, "lsilogic", findings);
			}
		}
		}
	}

	private static void report(Device disk, String code, EAttribute feature, String bus, Findings findings) {
		if (disk.getAddress() != null) {
			findings.error(code, disk.getAddress(), feature, bus).orUnset(disk, DEVICE__ADDRESS);
		} else {
			findings.error(code, ((Disk) disk).getTarget(), DevicePackage.Literals.DISK_TARGET__DEV, bus);
		}
	}

	/** The model of a SCSI controller, the one that QEMU's driver chooses where none is said; ? when that is not known here. */
	private static String scsiModel(Devices devices, long index, RuleContext context) {
		for (Controller controller : devices.getControllers()) {
			if (is(controller.getType(), "scsi") && part(controller.getIndex(), 0) == index && controller.getModel() != null) {
				return is(controller.getModel(), "auto") ? "?" : controller.getModel();
			}
		}
		return !context.isX86() ? "?" : context.isOfModernQemu() ? "lsilogic" : "";
	}
}
