package org.gasthaus.xml.ide.completion;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.gasthaus.model.types.DriveAddress;
import org.gasthaus.model.types.PciAddress;
import org.gasthaus.model.types.UsbAddress;
import org.gasthaus.model.types.Uuid;
import org.gasthaus.model.types.VirtioSerialAddress;
import org.gasthaus.rules.Allocation;
import org.gasthaus.xml.ide.WorkspaceIndex.NameKind;
import org.gasthaus.xml.ide.completion.Proposal.Kind;
import org.gasthaus.xml.ide.hover.Prose;
import org.gasthaus.xml.schema.ElementKey;
import org.gasthaus.xml.schema.Usage;
import org.gasthaus.xml.text.XmlElement;

/** What is written where a new tag needs a value: what is free in the definition at hand, what exists on the host, what is usual. */
final class Defaults {
	private static final RandomGenerator RANDOM = new java.security.SecureRandom();

	private Defaults() {
	}

	/** The value of an attribute of a new element; empty if there is no good one. */
	static String of(Request request, XmlElement parent, String name, String attribute) {
		String key = Usage.key(parent.name(), name);
		String made = made(request, key + '@' + attribute, parent);
		if (!made.isEmpty()) {
			return made;
		}
		return Usage.STANDARD.values(key, attribute).stream().findFirst().orElse("");
	}

	/** The text of a new element; empty if there is no good one. */
	static String ofText(Request request, String key) {
		if (key.endsWith("/uuid")) {
			return Uuid.random(Set.of()).literal();
		}
		return Usage.STANDARD.texts(key).stream().findFirst().orElse("");
	}

	/** A value that is made for an attribute of an element that stands there already; empty for attributes that have none such. */
	static String generated(Request request, XmlElement element, String attribute) {
		String key = ElementKey.of(element) + '@' + attribute;
		boolean free = key.equals("interface/mac@address") || key.equals("disk/target@dev") || key.endsWith("/boot@order");
		return free ? made(request, key, element.parent()) : "";
	}

	private static String made(Request request, String key, XmlElement parent) {
		Allocation allocation = request.allocation();
		switch (key) {
		case "interface/mac@address", "network/mac@address":
			return mac(request);
		case "disk/target@bus":
			return bus(parent);
		case "disk/target@dev":
			return disk(request, bus(parent));
		case "disk/driver@type":
			return isRemovable(parent) ? "raw" : "";
		case "disk/boot@order", "interface/boot@order", "hostdev/boot@order", "redirdev/boot@order":
			return request.once("order", () -> allocation == null ? "1" : Integer.toString(allocation.bootOrder()));
		case "interface/source@network":
			return network(request);
		case "interface/source@bridge":
			return request.text.context().host().bridges().stream().sorted().findFirst().orElse("br0");
		case "network/bridge@name":
			return bridge(request);
		default:
			return "";
		}
	}

	/** An Ethernet address that nothing in the text has. */
	static String mac(Request request) {
		return request.once("mac", () -> freeMac(request));
	}

	private static String freeMac(Request request) {
		Allocation allocation = request.allocation();
		if (allocation != null) {
			return allocation.mac(List.of(), RANDOM).literal();
		}
		return org.gasthaus.model.types.MacAddress.generate("kvm", Set.of(), RANDOM).literal();
	}

	/** The next free name of a disk on a bus. */
	static String disk(Request request, String bus) {
		return request.once("disk " + bus, () -> freeDisk(request, bus));
	}

	private static String freeDisk(Request request, String bus) {
		Allocation allocation = request.allocation();
		Optional<String> free = allocation == null ? Optional.empty() : allocation.diskName(bus).map(Object::toString);
		return free.or(() -> org.gasthaus.model.types.DeviceName.prefixOf(bus).map(prefix -> prefix + 'a')).orElse("vda");
	}

	/** A network that exists: of the host, else of the workspace, else libvirt's own. */
	static String network(Request request) {
		List<String> host = request.text.context().host().networks();
		if (!host.isEmpty()) {
			return host.contains("default") ? "default" : host.stream().sorted().findFirst().orElseThrow();
		}
		return KnownNames.ofWorkspace(request, NameKind.NETWORK).stream().findFirst().orElse("default");
	}

	/** A name for the bridge of a new network. */
	static String bridge(Request request) {
		Set<String> taken = new HashSet<>(request.text.context().host().bridges());
		int index = 1;
		while (taken.contains("virbr" + index)) {
			index++;
		}
		return "virbr" + index;
	}

	/** The bus of a disk, written or usual. */
	static String bus(XmlElement disk) {
		XmlElement target = disk == null ? null : disk.element("target");
		if (target != null && target.attribute("bus") != null && !target.attribute("bus").value().isEmpty()) {
			return target.attribute("bus").value();
		}
		String device = disk == null || disk.attribute("device") == null ? "disk" : disk.attribute("device").value();
		return switch (device) {
		case "cdrom" -> "sata";
		case "floppy" -> "fdc";
		case "lun" -> "scsi";
		default -> "virtio";
		};
	}

	private static boolean isRemovable(XmlElement disk) {
		String device = disk == null || disk.attribute("device") == null ? "" : disk.attribute("device").value();
		return device.equals("cdrom") || device.equals("floppy");
	}

	/** Proposes a free place as all attributes of an address at once. */
	static void addresses(Request request, XmlElement address, String quote) {
		Allocation allocation = request.allocation();
		XmlElement device = address.parent();
		if (allocation == null || device == null) {
			return;
		}
		String attributes = switch (place(device)) {
		case "drive" -> allocation.drive(bus(device)).map(Defaults::written).orElse("");
		case "usb" -> allocation.usb().map(Defaults::written).orElse("");
		case "virtio-serial" -> allocation.virtioSerial().map(Defaults::written).orElse("");
		case "pci" -> allocation.pci().map(Defaults::written).orElse("");
		default -> "";
		};
		if (!attributes.isEmpty()) {
			String written = attributes.replace('\'', quote.charAt(0));
			request.offer(Kind.GENERATED, written, written, Messages.text("detail.free-address"), Snippets.escaped(written), "0", List.of(), () -> Prose.EMPTY);
		}
	}

	/** The kind of address that a device has. */
	static String place(XmlElement device) {
		String bus = device.attribute("bus") == null ? "" : device.attribute("bus").value();
		String type = device.attribute("type") == null ? "" : device.attribute("type").value();
		return switch (device.name()) {
		case "disk" -> Set.of("ide", "sata", "scsi", "fdc").contains(bus(device)) ? "drive" : bus(device).equals("usb") ? "usb" : "pci";
		case "input" -> bus.equals("usb") ? "usb" : bus.equals("virtio") ? "pci" : "";
		case "hub", "redirdev" -> "usb";
		case "hostdev" -> type.equals("usb") ? "usb" : "pci";
		case "channel" -> "virtio-serial";
		case "interface", "video", "sound", "controller", "memballoon", "rng", "watchdog", "filesystem", "shmem", "vsock" -> "pci";
		default -> "";
		};
	}

	static String written(PciAddress at) {
		return String.format(java.util.Locale.ROOT, "type='pci' domain='0x%04x' bus='0x%02x' slot='0x%02x' function='0x%x'", at.domain(), at.bus(), at.slot(),
				at.function());
	}

	private static String written(DriveAddress at) {
		return "type='drive' controller='" + at.controller() + "' bus='" + at.bus() + "' target='" + at.target() + "' unit='" + at.unit() + '\'';
	}

	private static String written(UsbAddress at) {
		return "type='usb' bus='" + at.bus() + '\'' + (at.ports().isEmpty() ? "" : " port='" + at.path() + '\'');
	}

	private static String written(VirtioSerialAddress at) {
		return "type='virtio-serial' controller='" + at.controller() + "' bus='" + at.bus() + "' port='" + at.port() + '\'';
	}
}
