package org.gasthaus.xml.ide.fix;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.gasthaus.model.device.Address;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.types.DeviceName;
import org.gasthaus.model.types.DriveAddress;
import org.gasthaus.model.types.MacAddress;
import org.gasthaus.model.types.Uuid;
import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.rules.Allocation;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.completion.Completion;
import org.gasthaus.xml.ide.completion.Proposal;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.XmlElement;

/** What may make the rules content. */
final class RuleFixes extends Candidates {
	private static final Set<String> DRIVES = Set.of("ide", "scsi", "sata", "fdc");
	/** What of a VNC password counts. */
	private static final int MAX_PASSWORD = 8;
	/** How many names of the host are tried. */
	private static final int MAX_KNOWN = 16;

	RuleFixes(DefinitionText text, Finding finding, List<Fix> fixes) {
		super(text, finding, fixes);
	}

	@Override
	void collect() {
		// what the finding brings is all that there is to do
		if (element == null || finding.code().equals("rule.blanks") || finding.code().equals("rule.hexadecimal")) {
			return;
		}
		if (finding.code().startsWith("rule.memory.")) {
			memory();
		}
		if (finding.code().equals("rule.graphics.vnc-password") && attribute != null && attribute.value().length() > MAX_PASSWORD) {
			write(Messages.text("password", MAX_PASSWORD), attribute.value().substring(0, MAX_PASSWORD));
		}
		if (finding.code().startsWith("rule.host.")) {
			known();
		}
		identities();
		if (text.definition().root() instanceof Domain domain) {
			places(Allocation.of(domain, text.context().host().facts()));
			controllers();
			conversions();
		}
		removals();
	}

	/** Memory for a guest that has none. */
	private void memory() {
		XmlElement memory = element.name().equals("memory") ? element : tree.root().element("memory");
		if (finding.code().equals("rule.memory.zero") && memory != null && memory.parent() == tree.root()) {
			exampleMemory(memory);
		} else if (finding.code().equals("rule.memory.missing") && memory == null) {
			offer(Messages.text("memory"), edits -> edits.add(tree.root(), "<memory unit='MiB'>" + MEMORY + "</memory>", "name", "uuid", "title", "description", "metadata"));
		}
	}

	/** What may stand there, in the place of what the host does not have; what begins like that first. */
	private void known() {
		Region region = attribute != null ? Trees.valueRegion(attribute) : Trees.textRegion(element);
		String written = text.text().substring(region.offset(), region.offset() + region.length());
		if (!written.isEmpty()) {
			Completion.at(text, region.offset()).stream().filter(each -> each.offset() == region.offset() && each.length() == region.length())
					.filter(each -> each.kind() == Proposal.Kind.NAME || each.kind() == Proposal.Kind.VALUE)
					.sorted(Comparator.comparingInt((Proposal each) -> -commonStart(each.text(), written))).limit(MAX_KNOWN)
					.forEach(each -> replace(Messages.text("write", each.label()), region.offset(), region.length(), each.text()));
		}
	}

	private static int commonStart(String one, String other) {
		int length = 0;
		while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
			length++;
		}
		return length;
	}

	/** A new UUID or Ethernet address in the place of one that cannot be. */
	private void identities() {
		if (finding.code().contains("uuid")) {
			write(Messages.text("generate.uuid"), Uuid.random(Set.of()).literal());
		}
		if (finding.code().contains("mac")) {
			write(Messages.text("generate.mac"), mac(text));
		}
	}

	static String mac(DefinitionText text) {
		MacAddress fresh = text.definition().root() instanceof Domain domain ? Allocation.of(domain).mac(List.of(), new Random())
				: MacAddress.generate("", Set.copyOf(text.definition().root() == null ? List.of() : Allocation.macs(text.definition().root())), new Random());
		return fresh.literal();
	}

	private void write(String title, String value) {
		offer(title, edits -> {
			if (attribute != null) {
				edits.set(element, attribute.name(), value);
			} else {
				edits.setText(element, value);
			}
		});
	}

	private XmlElement device() {
		XmlElement at = element;
		while (at.parent() != null && !at.parent().name().equals("devices")) {
			at = at.parent();
		}
		return at.parent() == null ? null : at;
	}

	private void places(Allocation free) {
		XmlElement device = device();
		if (device == null) {
			return;
		}
		XmlElement target = device.element("target");
		XmlElement address = device.element("address");
		if (device.name().equals("disk") && target != null) {
			String bus = Trees.value(target, "bus");
			free.diskName(bus).map(DeviceName::toString).ifPresent(name -> offer(Messages.text("free.name", name), edits -> edits.set(target, "dev", name)));
			for (String other : DiskBuses.all(text)) {
				if (!other.equals(bus)) {
					offer(Messages.text("bus", other), edits -> DiskBuses.change(text, device, other, edits));
				}
			}
		}
		if (address != null) {
			address(free, device, address);
			offer(Messages.text("address.automatic"), edits -> edits.remove(address));
		}
		if (device.name().equals("controller")) {
			String index = Integer.toString(free.controllerIndex(Trees.value(device, "type")));
			offer(Messages.text("free.index", index), edits -> edits.set(device, "index", index));
		}
		XmlElement boot = device.element("boot");
		if (boot != null) {
			String order = Integer.toString(free.bootOrder());
			offer(Messages.text("free.order", order), edits -> edits.set(boot, "order", order));
		}
	}

	private void address(Allocation free, XmlElement device, XmlElement address) {
		Optional<Address> next = switch (Trees.value(address, "type")) {
		case "pci" -> free.pci().map(Allocation::address);
		case "usb" -> free.usb().map(Allocation::address);
		case "virtio-serial" -> free.virtioSerial().map(Allocation::address);
		case "ccw" -> free.ccw().map(Allocation::address);
		case "spapr-vio" -> free.spaprVio().map(Allocation::address);
		case "drive" -> drive(free, Trees.value(device.element("target"), "bus")).map(Allocation::address);
		default -> Optional.empty();
		};
		next.ifPresent(place -> {
			Map<String, String> values = Addresses.of(place);
			offer(Messages.text("free.address"), edits -> values.forEach((name, value) -> edits.set(address, name, value)));
		});
	}

	private static Optional<DriveAddress> drive(Allocation free, String bus) {
		return DRIVES.contains(bus) ? free.drive(bus) : Optional.empty();
	}

	/** The controller that an address or a bus asks for. */
	private void controllers() {
		XmlElement device = device();
		XmlElement devices = device == null ? null : device.parent();
		XmlElement address = device == null ? null : device.element("address");
		if (address == null) {
			return;
		}
		String type = Trees.value(address, "type");
		String index = Trees.value(address, type.equals("pci") || type.equals("usb") ? "bus" : "controller");
		int number = number(index);
		if (number < 0) {
			return;
		}
		String controller = type.equals("drive") ? Trees.value(device.element("target"), "bus") : type;
		for (String model : models(controller)) {
			String xml = "<controller type='" + controller + "' index='" + number + "'" + (model.isEmpty() ? "" : " model='" + model + "'") + "/>";
			offer(Messages.text("controller", controller, number), edits -> edits.add(devices, xml, "controller"));
		}
	}

	private static List<String> models(String controller) {
		return switch (controller) {
		case "pci" -> List.of("pcie-root-port", "pci-bridge");
		case "scsi" -> List.of("virtio-scsi");
		case "usb" -> List.of("qemu-xhci");
		case "sata", "ide", "fdc", "virtio-serial", "ccid" -> List.of("");
		default -> List.of();
		};
	}

	private static int number(String value) {
		try {
			return value.isEmpty() ? 0 : Integer.decode(value);
		} catch (NumberFormatException none) {
			return -1;
		}
	}

	/** Whole conversions where a part of the machine is in the way. */
	private void conversions() {
		boolean spice = finding.code().contains("spice") || finding.code().startsWith("rule.graphics.") || finding.code().startsWith("rule.chardev.");
		if (spice) {
			Refactorings.spiceToVnc(text).ifPresent(fix -> offer(fix.title(), fix.edits()));
		}
		if (finding.code().contains("machine") || finding.code().contains("pci") || finding.code().startsWith("rule.iommu.")
				|| finding.code().startsWith("rule.firmware.") || finding.code().startsWith("rule.controller.")) {
			Refactorings.toQ35(text).ifPresent(fix -> offer(fix.title(), fix.edits()));
		}
		if (finding.code().startsWith("rule.firmware.")) {
			Refactorings.toUefi(text).ifPresent(fix -> offer(fix.title(), fix.edits()));
		}
		if (finding.code().equals("rule.firmware.uefi-acpi") || finding.code().equals("rule.iommu.acpi")) {
			XmlElement root = tree.root();
			XmlElement features = root.element("features");
			offer(Messages.text("insert", "<acpi/>"), edits -> {
				if (features != null) {
					edits.add(features, "<acpi/>");
				} else {
					edits.add(root, "<features><acpi/></features>", "os");
				}
			});
		}
	}
}
