package org.gasthaus.xml.ide.fix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.gasthaus.model.capabilities.Guest;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.types.MacAddress;
import org.gasthaus.model.types.Uuid;
import org.gasthaus.rules.Allocation;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.internal.HostSupport;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/** Turns a definition into another one on purpose, without anything being wrong. What would bring an error is not offered. */
public final class Refactorings {
	/** From 2.4 on QEMU has a machine with a Q35 board for each version. */
	private static final Pattern Q35_VERSION = Pattern.compile("2\\.([4-9]|1[0-2])|([3-9]|[1-9][0-9])\\.[0-9]");

	private Refactorings() {
	}

	/** What may be done. */
	public enum Kind {
		/** From the i440FX to the Q35 board. */
		TO_Q35,
		/** From BIOS to UEFI that libvirt chooses. */
		TO_UEFI,
		/** From SPICE to VNC. */
		SPICE_TO_VNC,
		/** A disk to another bus. */
		DISK_BUS,
		/** New UUID and Ethernet addresses, for a copy. */
		NEW_IDENTITY
	}

	/** Something that may be done, and how. */
	public record Refactoring(Kind kind, Fix fix) {
	}

	/** What may be done with a text; with the disk whose element holds the offset, too. */
	public static List<Refactoring> at(DefinitionText text, int offset) {
		return at(text, offset, () -> false);
	}

	/**
	 * What may be done and was tried in time.
	 *
	 * @param enough asked before each trial: {@code true} ends them; what this throws, the caller gets
	 */
	public static List<Refactoring> at(DefinitionText text, int offset, BooleanSupplier enough) {
		List<Refactoring> candidates = new ArrayList<>();
		if (enough.getAsBoolean() || !(text.definition().root() instanceof Domain)) {
			return List.of();
		}
		toQ35(text).ifPresent(fix -> candidates.add(new Refactoring(Kind.TO_Q35, fix)));
		toUefi(text).ifPresent(fix -> candidates.add(new Refactoring(Kind.TO_UEFI, fix)));
		spiceToVnc(text).ifPresent(fix -> candidates.add(new Refactoring(Kind.SPICE_TO_VNC, fix)));
		disk(text, offset).forEach(fix -> candidates.add(new Refactoring(Kind.DISK_BUS, fix)));
		newIdentity(text).ifPresent(fix -> candidates.add(new Refactoring(Kind.NEW_IDENTITY, fix)));
		try {
			Trial trial = new Trial(text);
			return candidates.stream().filter(candidate -> !enough.getAsBoolean() && trial.isHarmless(candidate.fix().edits())).toList();
		} catch (SchemaException unusable) {
			return List.of();
		}
	}

	private static Optional<Fix> change(DefinitionText text, String title, Consumer<TreeEdits> changes) {
		TreeEdits edits = new TreeEdits(text.tree());
		changes.accept(edits);
		return edits.list().isEmpty() ? Optional.empty() : Optional.of(new Fix(title, edits.list()));
	}

	/** Board, PCI places, IDE disks and the USB controllers of the old board; empty if the guest is not on an i440FX PC. */
	static Optional<Fix> toQ35(DefinitionText text) {
		XmlElement root = text.tree().root();
		XmlElement type = Trees.find(root, "os", "type");
		String machine = Trees.value(type, "machine");
		boolean pc = machine.equals("pc") || machine.startsWith("pc-i440fx-");
		if (!pc || !Set.of("x86_64", "i686", "").contains(Trees.value(type, "arch"))) {
			return Optional.empty();
		}
		return change(text, Messages.text("q35"), edits -> {
			edits.set(type, "machine", q35(text, machine));
			XmlElement devices = root.element("devices");
			if (devices != null) {
				Set<String> names = new HashSet<>();
				Trees.elements(devices, "disk").forEach(disk -> names.add(Trees.value(disk.element("target"), "dev")));
				Trees.elements(devices).forEach(device -> toQ35(device, names, edits));
			}
		});
	}

	/** The machine with a Q35 board of the same version, if there is one: the host says so, or QEMU has it. */
	private static String q35(DefinitionText text, String pc) {
		String version = pc.equals("pc") ? "" : pc.substring("pc-i440fx-".length());
		String same = "pc-q35-" + version;
		List<Guest> guests = HostSupport.guests(text.context().host(), "", "hvm");
		boolean known = guests.isEmpty() ? Q35_VERSION.matcher(version).matches()
				: guests.stream().flatMap(guest -> guest.getArch().getMachines().stream()).anyMatch(machine -> same.equals(machine.getValue()));
		return known ? same : "q35";
	}

	private static void toQ35(XmlElement device, Set<String> names, TreeEdits edits) {
		XmlElement address = device.element("address");
		if (device.name().equals("controller") && Set.of("pci", "ide").contains(Trees.value(device, "type"))) {
			edits.remove(device);
		} else if (device.name().equals("controller") && Trees.value(device, "model").startsWith("piix")) {
			edits.set(device, "model", "qemu-xhci").remove(address);
		} else if (device.name().equals("disk") && Trees.value(device.element("target"), "bus").equals("ide")) {
			char letter = 'a';
			while (letter <= 'z' && !names.add("sd" + letter)) {
				letter++;
			}
			String name = "sd" + letter;
			edits.set(device.element("target"), "bus", "sata").set(device.element("target"), "dev", name).remove(address);
		} else if (Trees.value(address, "type").equals("pci")) {
			edits.remove(address);
		}
	}

	/** Firmware that libvirt chooses; empty if it is UEFI already or the guest boots a kernel of the host or is no PC or ARM machine. */
	static Optional<Fix> toUefi(DefinitionText text) {
		XmlElement root = text.tree().root();
		XmlElement os = root == null ? null : root.element("os");
		XmlElement type = os == null ? null : os.element("type");
		boolean able = type != null && Set.of("x86_64", "aarch64").contains(Trees.value(type, "arch")) && Trees.text(type).equals("hvm");
		boolean already = os != null && (Trees.value(os, "firmware").equals("efi") || Trees.value(os.element("loader"), "type").equals("pflash"));
		if (!able || already) {
			return Optional.empty();
		}
		return change(text, Messages.text("uefi"), edits -> {
			edits.set(os, "firmware", "efi").remove(os.element("loader")).remove(os.element("nvram")).remove(os.element("bios"));
			XmlElement features = root.element("features");
			if (features == null) {
				edits.add(root, "<features><acpi/></features>", "os");
			} else if (features.element("acpi") == null) {
				edits.add(features, "<acpi/>");
			}
		});
	}

	/** VNC in the place of SPICE, without what only SPICE has; empty without SPICE. */
	static Optional<Fix> spiceToVnc(DefinitionText text) {
		XmlElement root = text.tree().root();
		XmlElement devices = root == null ? null : root.element("devices");
		if (devices == null || !root.name().equals("domain")) {
			return Optional.empty();
		}
		return change(text, Messages.text("vnc"), edits -> {
			boolean vnc = Trees.elements(devices, "graphics").stream().anyMatch(graphics -> Trees.value(graphics, "type").equals("vnc"));
			for (XmlElement device : Trees.elements(devices)) {
				boolean spice = Trees.value(device, "type").equals("spice");
				boolean channel = Set.of("spicevmc", "spiceport").contains(Trees.value(device, "type"));
				if (device.name().equals("graphics") && spice) {
					vnc = graphicsToVnc(device, vnc, edits);
				} else if (device.name().equals("audio") && spice) {
					edits.set(device, "type", "none");
				} else if (channel && Set.of("serial", "console", "parallel").contains(device.name())) {
					edits.set(device, "type", "pty").removeAll(device, Trees.elements(device, "source"));
				} else if (channel || device.name().equals("redirfilter")) {
					edits.remove(device);
				}
			}
		}).filter(fix -> devices.source().contains("spice"));
	}

	private static boolean graphicsToVnc(XmlElement graphics, boolean already, TreeEdits edits) {
		if (already) {
			edits.remove(graphics);
			return true;
		}
		edits.set(graphics, "type", "vnc");
		for (XmlAttribute attribute : graphics.attributes()) {
			if (!Set.of("type", "port", "autoport", "listen", "passwd", "passwdValidTo", "keymap").contains(attribute.name())) {
				edits.remove(attribute);
			}
		}
		edits.removeAll(graphics, Trees.elements(graphics).stream().filter(child -> !child.name().equals("listen")).toList());
		return true;
	}

	private static List<Fix> disk(DefinitionText text, int offset) {
		XmlElement disk = text.tree().elementAt(offset);
		while (disk != null && !disk.name().equals("disk")) {
			disk = disk.parent();
		}
		if (disk == null || disk.parent() == null || !disk.parent().name().equals("devices")) {
			return List.of();
		}
		XmlElement found = disk;
		String bus = Trees.value(disk.element("target"), "bus");
		return DiskBuses.all(text).stream().filter(other -> !other.equals(bus))
				.flatMap(other -> change(text, Messages.text("bus", other), edits -> DiskBuses.change(text, found, other, edits)).stream()).toList();
	}

	/** New UUID and Ethernet addresses; the name stays, since only a person knows a new one. */
	private static Optional<Fix> newIdentity(DefinitionText text) {
		XmlElement root = text.tree().root();
		Domain domain = (Domain) text.definition().root();
		return change(text, Messages.text("identity"), edits -> {
			if (root.element("uuid") != null) {
				edits.setText(root.element("uuid"), Uuid.random(Set.of()).literal());
			}
			Set<MacAddress> taken = new HashSet<>(Allocation.macs(domain));
			XmlElement devices = root.element("devices");
			for (XmlElement device : devices == null ? List.<XmlElement>of() : Trees.elements(devices, "interface")) {
				if (device.element("mac") != null && device.element("mac").attribute("address") != null) {
					MacAddress fresh = MacAddress.generate(Trees.value(root, "type"), taken, new Random());
					taken.add(fresh);
					edits.set(device.element("mac"), "address", fresh.literal());
				}
			}
		});
	}
}
