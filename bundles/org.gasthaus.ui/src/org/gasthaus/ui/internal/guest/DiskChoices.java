package org.gasthaus.ui.internal.guest;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.GuestDevices;
import org.gasthaus.core.GuestDevices.Device;
import org.gasthaus.core.GuestDevices.VolumeChoice;
import org.gasthaus.core.NewDisk;
import org.gasthaus.core.NewDisk.Access;

/** The disk that the user wants a guest to get, what is proposed for it, and what is wrong with it. Plain Java, for the dialog to show. */
final class DiskChoices extends DeviceChoices {
	/** What a disk stands on. */
	enum Origin {
		VOLUME, FILE, BLOCK, NOTHING
	}

	/** libvirt's words. */
	static final List<String> DEVICES = List.of("disk", "cdrom", "floppy", "lun");
	static final List<String> FORMATS = List.of("", "raw", "qcow2", "qed", "vmdk", "vdi", "vpc", "vhdx");
	static final List<String> CACHES = List.of("", "none", "writethrough", "writeback", "directsync", "unsafe");
	/** What QEMU takes while a guest runs. */
	private static final Set<String> AT_ANY_TIME = Set.of("virtio", "scsi", "usb", "xen");
	private static final String NAMES = "(fd|hd|sd|vd|xvd|ubd)[a-z0-9]+";
	private static final int LETTERS = 26;

	private final Set<String> taken;
	private Origin origin;
	private VolumeChoice volume;
	private String path = "";
	private String device = DEVICES.get(0);
	private String bus;
	/** {@code null} while the next free name is proposed. */
	private String target;
	private String format = "";
	private boolean formatChosen;
	private String cache = "";
	private Access access = Access.READ_WRITE;

	DiskChoices(GuestDevices guest) {
		super(guest);
		taken = devices().filter(one -> one.kind().equals("disk")).map(Device::name).collect(Collectors.toCollection(TreeSet::new));
		origin = guest.host().volumes().isEmpty() ? Origin.FILE : Origin.VOLUME;
		bus = proposedBus();
	}

	/** What it can stand on; a host without volumes offers none. */
	List<Origin> origins() {
		return guest().host().volumes().isEmpty() ? List.copyOf(EnumSet.complementOf(EnumSet.of(Origin.VOLUME))) : List.of(Origin.values());
	}

	Origin origin() {
		return origin;
	}

	void from(Origin wanted) {
		origin = wanted;
		format = formatChosen ? format : proposedFormat("");
	}

	List<String> pools() {
		return guest().host().volumes().stream().map(VolumeChoice::pool).distinct().toList();
	}

	List<VolumeChoice> volumes(String pool) {
		return guest().host().volumes().stream().filter(one -> one.pool().equals(pool)).toList();
	}

	VolumeChoice volume() {
		return volume;
	}

	/** @param chosen {@code null} for none */
	void take(VolumeChoice chosen) {
		volume = chosen;
		format = formatChosen ? format : proposedFormat("");
	}

	/** A host told the format of a volume; another one may be chosen by now. */
	void detected(VolumeChoice of, String found) {
		if (of.equals(volume) && origin == Origin.VOLUME && !formatChosen) {
			format = proposedFormat(found);
		}
	}

	/** @param found what the host says; empty for nothing */
	private String proposedFormat(String found) {
		if (FORMATS.contains(found) && !found.isEmpty()) {
			return found;
		}
		String name = source() == null ? "" : source().path().toLowerCase(Locale.ROOT);
		if (origin == Origin.BLOCK || origin == Origin.VOLUME && volume != null && volume.block() || Stream.of(".iso", ".img", ".raw").anyMatch(name::endsWith)) {
			return "raw";
		}
		return Stream.of("qcow2", "vmdk", "vdi", "vhdx").filter(one -> name.endsWith('.' + one)).findFirst().orElse("");
	}

	void typePath(String text) {
		path = text.strip();
		format = formatChosen ? format : proposedFormat("");
	}

	String device() {
		return device;
	}

	void be(String wanted) {
		device = wanted;
		bus = proposedBus();
		access = wanted.equals("cdrom") ? Access.READ_ONLY : access == Access.READ_ONLY ? Access.READ_WRITE : access;
	}

	/** How such a device can be plugged in. */
	List<String> buses() {
		if (domainType().equals("xen")) {
			return List.of("xen", "scsi", "ide");
		}
		return switch (device) {
		case "floppy" -> List.of("fdc");
		case "lun" -> List.of("virtio", "scsi");
		case "cdrom" -> List.of("sata", "scsi", "usb", "ide");
		default -> List.of("virtio", "scsi", "sata", "usb", "ide");
		};
	}

	/** As the disks of the same kind that there are; else what its machine has and takes now, if it runs. */
	private String proposedBus() {
		List<String> all = buses();
		boolean q35 = machine().contains("q35");
		return devices().filter(one -> one.kind().equals("disk") && (one.type().equals(device) || device.equals("disk") && !DEVICES.contains(one.type()))).map(this::bus)
				.filter(all::contains).findFirst().orElse(device.equals("cdrom") && !q35 && all.contains("ide") ? "ide" : all.get(0));
	}

	private String bus(Device one) {
		return attribute(one, "target", "bus");
	}

	String bus() {
		return bus;
	}

	void plugInto(String wanted) {
		bus = wanted;
	}

	/** What the guest calls it. */
	String target() {
		return target == null ? free() : target;
	}

	void call(String name) {
		target = name.strip().equals(free()) ? null : name.strip();
	}

	/** The next free name at the bus. */
	private String free() {
		String prefix = switch (bus) {
		case "virtio" -> "vd";
		case "ide" -> "hd";
		case "fdc" -> "fd";
		case "xen" -> "xvd";
		default -> "sd";
		};
		int number = 0;
		while (taken.contains(prefix + letters(number))) {
			number++;
		}
		return prefix + letters(number);
	}

	/** a to z, aa to zz … */
	private static String letters(int number) {
		return (number < LETTERS ? "" : letters(number / LETTERS - 1)) + (char) ('a' + number % LETTERS);
	}

	String format() {
		return format;
	}

	/** @param wanted empty for what is proposed */
	void read(String wanted) {
		formatChosen = !wanted.isEmpty();
		format = wanted;
	}

	void cache(String wanted) {
		cache = wanted;
	}

	Access access() {
		return access;
	}

	void allow(Access wanted) {
		access = wanted;
	}

	/** Whether who may write can be chosen: nobody writes to a CD. */
	boolean hasAccess() {
		return !device.equals("cdrom");
	}

	private NewDisk.Local source() {
		return switch (origin) {
		case VOLUME -> volume == null ? null : new NewDisk.Local(volume.path(), volume.block());
		case FILE, BLOCK -> path.isEmpty() ? null : new NewDisk.Local(path, origin == Origin.BLOCK);
		case NOTHING -> null;
		};
	}

	@Override
	String xml() {
		boolean qemu = domainType().equals("qemu") || domainType().equals("kvm");
		NewDisk.Driver driver = format.isEmpty() && cache.isEmpty() ? null
				: new NewDisk.Driver(qemu ? "qemu" : null, format.isEmpty() ? null : format, null, cache.isEmpty() ? null : cache, null);
		return NewDisk.of(source(), device, driver, target(), bus, access).xml();
	}

	@Override
	String problem() {
		if (origin == Origin.NOTHING && !device.equals("cdrom") && !device.equals("floppy")) {
			return Messages.Disk_notEmpty;
		}
		if (origin != Origin.NOTHING && source() == null) {
			return null;
		}
		if (source() != null && (!source().path().startsWith("/") || source().path().endsWith("/"))) {
			return Messages.Medium_notAbsolute;
		}
		if (device.equals("lun") && !source().block()) {
			return Messages.Disk_lunIsBlock;
		}
		if (target().isEmpty()) {
			return null;
		}
		if (!target().matches(NAMES)) {
			return NLS.bind(Messages.Disk_badTarget, target());
		}
		if (taken.contains(target())) {
			return NLS.bind(Messages.Disk_taken, new Object[] { guest().domain().name(), target(), free() });
		}
		return nowhere();
	}

	@Override
	String warning() {
		String used = source() == null ? null : devices().filter(one -> one.kind().equals("disk") && one.detail().equals(source().path())).map(Device::name).findFirst().orElse(null);
		if (used != null) {
			return NLS.bind(Messages.Disk_used, guest().domain().name(), used);
		}
		return isRunning() && !AT_ANY_TIME.contains(bus) ? NLS.bind(Messages.Disk_notNow, bus) : "";
	}
}
