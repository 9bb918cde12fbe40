package org.gasthaus.xml.ide.fix;

import java.util.List;

import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.types.DeviceName;
import org.gasthaus.rules.Allocation;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.XmlElement;

/** Plugs a disk into another bus. */
final class DiskBuses {
	private static final List<String> ALL = List.of("virtio", "scsi", "sata", "usb", "ide", "fdc");

	private DiskBuses() {
	}

	/** The buses that a disk may have on the machine of a definition; the rules say for each disk which of them fit. */
	static List<String> all(DefinitionText text) {
		XmlElement type = Trees.find(text.tree().root(), "os", "type");
		String machine = Trees.value(type, "machine");
		boolean ide = machine.startsWith("pc") && !machine.startsWith("pc-q35") || machine.isEmpty();
		boolean pc = ide || machine.equals("q35") || machine.startsWith("pc-q35");
		return ALL.stream().filter(bus -> bus.equals("ide") ? ide : !bus.equals("fdc") || pc).toList();
	}

	/** A name for a further disk. */
	static String freeName(DefinitionText text) {
		return text.definition().root() instanceof Domain domain
				? Allocation.of(domain, text.context().host().facts()).diskName("virtio").map(DeviceName::toString).orElse("vda")
				: "vda";
	}

	/** Changes bus and name, drops the address, and adds the controller that libvirt would not choose well by itself. */
	static void change(DefinitionText text, XmlElement disk, String bus, TreeEdits edits) {
		XmlElement target = disk.element("target");
		String name = text.definition().root() instanceof Domain domain ? Allocation.of(domain, text.context().host().facts()).diskName(bus).map(DeviceName::toString).orElse("")
				: "";
		if (target == null || name.isEmpty()) {
			return;
		}
		edits.set(target, "bus", bus).set(target, "dev", name).remove(disk.element("address"));
		XmlElement devices = disk.parent();
		boolean controller = Trees.elements(devices, "controller").stream().anyMatch(other -> Trees.value(other, "type").equals("scsi"));
		if (bus.equals("scsi") && !controller) {
			edits.add(devices, "<controller type='scsi' index='0' model='virtio-scsi'/>", "controller", "disk");
		}
	}
}
