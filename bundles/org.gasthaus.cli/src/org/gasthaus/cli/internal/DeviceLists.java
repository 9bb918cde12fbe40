package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

/** {@code domblklist}, {@code domiflist}, {@code vncdisplay}: the disks, network interfaces and VNC display that a definition has. */
final class DeviceLists implements HostCommand {
	private static final Set<String> DISK_SOURCES = Set.of("file", "dev", "dir", "name", "volume");
	private static final Set<String> INTERFACE_SOURCES = Set.of("bridge", "dev", "network", "name", "path");

	private static final int FIRST_VNC_PORT = 5900;

	private final String command;

	DeviceLists(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return switch (command) {
		case "domblklist" -> syntax.flags("inactive", "details");
		case "domiflist" -> syntax.flags("inactive");
		default -> syntax;
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String domain = arguments.data("domain");
		HypervisorSession session = invocation.session();
		DomainInfo found = Lookups.domain(session, domain);
		if (command.equals("vncdisplay")) {
			if (found.runtimeId() < 0) {
				throw new CommandFailure("Domain is not running");
			}
			invocation.out().append(display(session.domainXml(found.id(), XmlView.LIVE))).append('\n');
			return;
		}
		String xml = session.domainXml(found.id(), arguments.has("inactive") ? XmlView.INACTIVE : XmlView.LIVE);
		Table table = command.equals("domblklist") ? disks(xml, arguments.has("details")) : interfaces(xml);
		StringBuilder out = new StringBuilder();
		table.print(out, !invocation.quiet());
		invocation.out().append(out);
	}

	private static Table disks(String xml, boolean details) {
		Table table = details ? new Table("Type", "Device", "Target", "Source") : new Table("Target", "Source");
		for (XmlElement disk : devices(xml, "disk")) {
			String target = value(disk, "target", "dev");
			String source = orMinus(diskSource(disk));
			if (details) {
				table.row(value(disk, "type"), value(disk, "device"), target, source);
			} else {
				table.row(target, source);
			}
		}
		return table;
	}

	private static Table interfaces(String xml) {
		Table table = new Table("Interface", "Type", "Source", "Model", "MAC");
		for (XmlElement card : devices(xml, "interface")) {
			table.row(orMinus(value(card, "target", "dev")), orMinus(value(card, "type")), orMinus(source(card, INTERFACE_SOURCES)),
					orMinus(value(card, "model", "type")), orMinus(value(card, "mac", "address")));
		}
		return table;
	}

	/** The display's address and number, which is below 0 as long as the port is not known; no address if it is any of IPv4. */
	private static String display(String xml) throws CommandFailure {
		String port = "";
		String address = "";
		for (XmlElement graphics : devices(xml, "graphics")) {
			if (value(graphics, "type").equals("vnc")) {
				port = port.isEmpty() ? value(graphics, "port") : port;
				address = address.isEmpty() ? value(graphics, "listen") : address;
			}
		}
		try {
			return (address.equals("0.0.0.0") ? "" : address) + ':' + (Integer.parseInt(port) - FIRST_VNC_PORT);
		} catch (NumberFormatException e) {
			throw new CommandFailure("Failed to get VNC port. Is this domain using VNC?");
		}
	}

	private static String diskSource(XmlElement disk) {
		if (!value(disk, "type").equals("nvme")) {
			return source(disk, DISK_SOURCES);
		}
		XmlElement source = disk.element("source");
		XmlElement address = source == null ? null : source.element("address");
		return address == null ? "" : "nvme://" + hex(address, "domain") + ':' + hex(address, "bus") + ':' + hex(address, "slot") + '.'
				+ hex(address, "function") + '/' + value(source, "namespace");
	}

	/** A part of a PCI address, without its prefix; libvirt writes each with all its digits. */
	private static String hex(XmlElement address, String part) {
		return value(address, part).replaceFirst("^0x", "");
	}

	/** The first of these attributes that the source has. */
	private static String source(XmlElement device, Set<String> names) {
		XmlElement source = device.element("source");
		if (source != null) {
			for (XmlAttribute attribute : source.attributes()) {
				if (names.contains(attribute.name())) {
					return attribute.value();
				}
			}
		}
		return "";
	}

	private static List<XmlElement> devices(String xml, String name) {
		List<XmlElement> found = new ArrayList<>();
		XmlElement root = XmlTree.of(xml).root();
		XmlElement devices = root == null ? null : root.element("devices");
		if (devices != null) {
			for (XmlNode child : devices.children()) {
				if (child instanceof XmlElement element && element.name().equals(name)) {
					found.add(element);
				}
			}
		}
		return found;
	}

	private static String value(XmlElement parent, String child, String attribute) {
		XmlElement element = parent.element(child);
		return element == null ? "" : value(element, attribute);
	}

	private static String value(XmlElement element, String name) {
		XmlAttribute attribute = element.attribute(name);
		return attribute == null ? "" : attribute.value();
	}

	private static String orMinus(String value) {
		return value.isEmpty() ? "-" : value;
	}
}
