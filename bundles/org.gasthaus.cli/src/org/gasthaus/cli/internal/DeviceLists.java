package org.gasthaus.cli.internal;

import java.util.Set;

import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

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
		table.print(invocation);
	}

	private static Table disks(String xml, boolean details) throws CommandFailure {
		Table table = details ? new Table("Type", "Device", "Target", "Source") : new Table("Target", "Source");
		for (Element disk : DefinitionDom.of(xml).devices("disk")) {
			String target = DefinitionDom.attribute(disk, "target", "dev");
			String source = orMinus(diskSource(disk));
			if (details) {
				table.row(disk.getAttribute("type"), disk.getAttribute("device"), target, source);
			} else {
				table.row(target, source);
			}
		}
		return table;
	}

	private static Table interfaces(String xml) throws CommandFailure {
		Table table = new Table("Interface", "Type", "Source", "Model", "MAC");
		for (Element card : DefinitionDom.of(xml).devices("interface")) {
			table.row(orMinus(DefinitionDom.attribute(card, "target", "dev")), orMinus(card.getAttribute("type")), orMinus(source(card, INTERFACE_SOURCES)),
					orMinus(DefinitionDom.attribute(card, "model", "type")), orMinus(DefinitionDom.attribute(card, "mac", "address")));
		}
		return table;
	}

	/** The display's address and number, which is below 0 as long as the port is not known; no address if it is any of IPv4. */
	private static String display(String xml) throws CommandFailure {
		String port = "";
		String address = "";
		for (Element graphics : DefinitionDom.of(xml).devices("graphics")) {
			if (graphics.getAttribute("type").equals("vnc")) {
				port = port.isEmpty() ? graphics.getAttribute("port") : port;
				address = address.isEmpty() ? graphics.getAttribute("listen") : address;
			}
		}
		try {
			return (address.equals("0.0.0.0") ? "" : address) + ':' + (Integer.parseInt(port) - FIRST_VNC_PORT);
		} catch (NumberFormatException e) {
			throw new CommandFailure("Failed to get VNC port. Is this domain using VNC?");
		}
	}

	private static String diskSource(Element disk) {
		if (!disk.getAttribute("type").equals("nvme")) {
			return source(disk, DISK_SOURCES);
		}
		Element source = DefinitionDom.child(disk, "source");
		Element address = source == null ? null : DefinitionDom.child(source, "address");
		return address == null ? "" : "nvme://" + hex(address, "domain") + ':' + hex(address, "bus") + ':' + hex(address, "slot") + '.'
				+ hex(address, "function") + '/' + source.getAttribute("namespace");
	}

	/** A part of a PCI address, without its prefix; libvirt writes each with all its digits. */
	private static String hex(Element address, String part) {
		return address.getAttribute(part).replaceFirst("^0x", "");
	}

	/** The first of these attributes that the source has. */
	private static String source(Element device, Set<String> names) {
		Element source = DefinitionDom.child(device, "source");
		if (source != null) {
			for (Attr attribute : DefinitionDom.attributes(source)) {
				if (names.contains(attribute.getName())) {
					return attribute.getValue();
				}
			}
		}
		return "";
	}

	private static String orMinus(String value) {
		return value.isEmpty() ? "-" : value;
	}
}
