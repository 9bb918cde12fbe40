package org.gasthaus.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.gasthaus.core.NewDisk;
import org.gasthaus.core.NewDisk.Access;
import org.gasthaus.core.NewInterface;
import org.gasthaus.core.XmlBuilder;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.XmlView;
import org.w3c.dom.Element;

/** Disks, network interfaces and media from a few words: {@code attach-disk}, {@code detach-disk}, {@code attach-interface}, {@code detach-interface}, {@code change-media} */
final class AttachedDevices implements HostCommand {

	private static final List<String> SOURCE_MODES = List.of("vepa", "bridge", "private", "passthrough");

	private final String command;

	AttachedDevices(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return switch (command) {
		case "attach-disk" -> syntax.data("source").data("target").text("targetbus").text("driver").text("subdriver").text("iothread").text("cache").text("io")
				.text("type").text("mode").text("sourcetype").text("serial").text("wwn").text("alias").flags("rawio").text("address")
				.flags("multifunction", "print-xml").text("source-protocol").text("source-host-name").text("source-host-transport").text("source-host-socket")
				.flags("persistent", "config", "live", "current");
		case "detach-disk" -> syntax.data("target").flags("persistent", "config", "live", "current", "print-xml");
		case "attach-interface" -> syntax.data("type").data("source").text("target").text("mac").text("script").text("model").text("alias").text("inbound")
				.text("outbound").flags("persistent", "config", "live", "current", "print-xml", "managed").text("source-mode");
		case "detach-interface" -> syntax.data("type").text("mac").flags("persistent", "config", "live", "current", "print-xml");
		default -> syntax.data("path").text("source").flags("eject", "insert", "update", "current", "live", "config", "force", "print-xml", "block");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (command.equals("change-media")) {
			arguments.exclusive("eject", "insert");
			arguments.exclusive("eject", "update");
			arguments.exclusive("insert", "update");
		} else {
			arguments.exclusive("persistent", "current");
		}
		arguments.exclusive("current", "live");
		arguments.exclusive("current", "config");
		String xml = command.equals("attach-disk") ? disk(arguments) : command.equals("attach-interface") ? networkInterface(arguments) : null;
		if (xml != null && arguments.has("print-xml")) {
			invocation.out().append(xml);
			return;
		}
		HypervisorSession session = invocation.session();
		DomainInfo domain = Lookups.domain(session, arguments.data("domain"));
		switch (command) {
		case "attach-disk", "attach-interface" -> {
			// made above
		}
		case "detach-disk" -> {
			Element disk = findDisk(session, domain, arguments.data("target"), stored(arguments));
			// as virsh: it is the disk that goes, not what it stands on
			DefinitionDom.children(disk, "backingStore").forEach(disk::removeChild);
			xml = DefinitionDom.text(disk, 0);
		}
		case "detach-interface" -> xml = DefinitionDom.text(findInterface(session, domain, arguments, stored(arguments)), 0);
		default -> {
			changeMedia(session, domain, arguments, invocation);
			return;
		}
		}
		if (arguments.has("print-xml")) {
			invocation.out().append(xml);
			return;
		}
		boolean attach = command.startsWith("attach");
		String what = command.endsWith("disk") ? "disk" : "interface";
		try {
			if (attach) {
				session.devices().attach(domain.id(), xml, impact(arguments, domain));
			} else {
				session.devices().detach(domain.id(), xml, impact(arguments, domain));
			}
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to " + (attach ? "attach " : "detach ") + what, e);
		}
		if (!invocation.quiet()) {
			invocation.out().append(what.equals("disk") ? "Disk" : "Interface").append(attach ? " attached" : " detached").append(" successfully\n");
		}
	}

	private boolean stored(Arguments arguments) {
		return arguments.has("config") && !arguments.has("live");
	}

	private Set<Impact> impact(Arguments arguments, DomainInfo domain) {
		Set<Impact> impact = Numbers.flags(Impact.class, syntax(), arguments);
		if (arguments.has("persistent")) {
			impact.add(Impact.CONFIG);
			if (domain.runtimeId() >= 0) {
				impact.add(Impact.LIVE);
			}
		}
		return impact;
	}

	private static String disk(Arguments arguments) throws CommandFailure {
		String mode = arguments.optional("mode");
		if (mode != null && !mode.equals("readonly") && !mode.equals("shareable")) {
			throw CommandFailure.oneOf("No support for " + mode + " in command 'attach-disk'", List.of("readonly", "shareable"));
		}
		String source = arguments.text("source");
		String type = arguments.optional("sourcetype");
		String protocol = arguments.optional("source-protocol");
		if (type == null) {
			type = protocol != null ? "network" : isBlockDevice(source) ? "block" : "file";
		} else if (!type.equals("file") && !type.equals("block") && !type.equals("network")) {
			throw CommandFailure.oneOf("Unknown source type: '" + type + "'", List.of("file", "block", "network"));
		}
		if (type.equals("network") && protocol == null) {
			throw new CommandFailure("--source-protocol option requires --sourcetype network");
		}
		boolean driver = arguments.has("driver") || arguments.has("subdriver") || arguments.has("iothread") || arguments.has("cache") || arguments.has("io");
		String target = arguments.data("target");
		return new NewDisk(type.equals("network") ? networkSource(arguments, source, protocol) : new NewDisk.Local(source, type.equals("block")),
				arguments.optional("type"), arguments.has("rawio"), driver ? new NewDisk.Driver(arguments.optional("driver"), arguments.optional("subdriver"),
						arguments.optional("iothread"), arguments.optional("cache"), arguments.optional("io")) : null,
				target, arguments.optional("targetbus"), mode == null ? Access.READ_WRITE : mode.equals("readonly") ? Access.READ_ONLY : Access.SHAREABLE,
				new NewDisk.Names(given(arguments, "serial"), given(arguments, "alias"), given(arguments, "wwn")),
				arguments.has("address") ? address(arguments.data("address"), target, arguments.has("multifunction")) : null).xml();
	}

	/** @return {@code null} for what is not given */
	private static String given(Arguments arguments, String name) throws CommandFailure {
		return arguments.has(name) ? arguments.data(name) : null;
	}

	private static NewDisk.Source networkSource(Arguments arguments, String source, String protocol) throws CommandFailure {
		String host = arguments.optional("source-host-name");
		int colon = host == null ? -1 : host.lastIndexOf(':');
		boolean port = colon >= 0 && host.indexOf(':') == colon;
		return new NewDisk.Remote(protocol, source, port ? host.substring(0, colon) : host, port ? host.substring(colon + 1) : null,
				arguments.optional("source-host-transport"), arguments.optional("source-host-socket"));
	}

	private static Consumer<XmlBuilder> address(String text, String target, boolean multifunction) throws CommandFailure {
		DeviceAddress address = DeviceAddress.parse(text);
		if (address == null) {
			throw new CommandFailure("Invalid address.", Messages.Hint_address);
		}
		if (target.startsWith("vd") && !address.isOf("pci", "ccw")) {
			throw new CommandFailure("expecting a pci:0000.00.00.00 or ccw:00.0.0000 address.");
		}
		if (target.startsWith("sd") && !address.isOf("scsi", "usb", "sata")) {
			throw new CommandFailure("expecting a scsi:00.00.00 or usb:00.00 or sata:00.00.00 address.");
		}
		if (target.startsWith("hd") && !address.isOf("ide")) {
			throw new CommandFailure("expecting an ide:00.00.00 address.");
		}
		return xml -> address.write(xml, multifunction);
	}

	/** As seen from this machine, as virsh does it. */
	private static boolean isBlockDevice(String path) {
		try {
			return ((Integer) Files.getAttribute(Path.of(path), "unix:mode") & 0170000) == 0060000;
		} catch (IOException | RuntimeException e) {
			return false; // on another host, or on a system that has no such devices
		}
	}

	private static String networkInterface(Arguments arguments) throws CommandFailure {
		String type = arguments.data("type");
		if (!List.of("network", "bridge", "direct", "hostdev").contains(type)) {
			throw CommandFailure.oneOf("No support for " + type + " in command 'attach-interface'", List.of("network", "bridge", "direct", "hostdev"));
		}
		String source = arguments.data("source");
		String mode = arguments.optional("source-mode");
		if (mode != null && !(type.equals("direct") && SOURCE_MODES.contains(mode))) {
			throw CommandFailure.oneOf("Invalid source mode: " + mode, SOURCE_MODES);
		}
		return new NewInterface(type, arguments.has("managed"), type.equals("hostdev") ? hostDevice(source) : NewInterface.source(type, source, mode),
				given(arguments, "target"), given(arguments, "mac"), given(arguments, "script"), given(arguments, "model"), given(arguments, "alias"),
				rate(arguments, "inbound"), rate(arguments, "outbound")).xml();
	}

	private static Consumer<XmlBuilder> hostDevice(String source) throws CommandFailure {
		DeviceAddress pci = DeviceAddress.parsePci(source);
		if (pci == null) {
			throw new CommandFailure("cannot parse pci address '" + source + "' for network interface", Messages.Hint_address);
		}
		return xml -> pci.write(xml, false);
	}

	/** @return {@code null} if it is not given */
	private static Map<String, Long> rate(Arguments arguments, String direction) throws CommandFailure {
		long[] rate = GuestLimits.rate(arguments, direction);
		if (rate == null) {
			return null;
		}
		Map<String, Long> result = new LinkedHashMap<>();
		for (int i = 0; i < rate.length; i++) {
			if (rate[i] != 0) {
				result.put(GuestLimits.RATE[i], rate[i]);
			}
		}
		return result;
	}

	private static Element findDisk(HypervisorSession session, DomainInfo domain, String path, boolean stored) throws HypervisorException, CommandFailure {
		for (Element disk : disks(session, domain, stored, Messages.Hint_disk)) {
			if (isNamed(disk, path)) {
				return disk;
			}
		}
		throw new CommandFailure("No disk found whose source path or target is " + path, Messages.Hint_disk);
	}

	/** @param hint for a guest that has none */
	private static List<Element> disks(HypervisorSession session, DomainInfo domain, boolean stored, String hint) throws HypervisorException, CommandFailure {
		List<Element> disks = DefinitionDom.asWritten(session.domainXml(domain.id(), stored ? XmlView.INACTIVE : XmlView.LIVE)).devices("disk");
		if (disks.isEmpty()) {
			throw new CommandFailure("Failed to get disk information", hint);
		}
		return disks;
	}

	private static boolean isNamed(Element disk, String path) {
		if (DefinitionDom.attribute(disk, "target", "dev").equals(path)) {
			return true;
		}
		Element source = DefinitionDom.child(disk, "source");
		return source != null && List.of("file", "dev", "dir", "name").stream().anyMatch(name -> source.hasAttribute(name) && source.getAttribute(name).equals(path));
	}

	private static Element findInterface(HypervisorSession session, DomainInfo domain, Arguments arguments, boolean stored) throws HypervisorException, CommandFailure {
		String type = arguments.data("type");
		String mac = arguments.optional("mac");
		String failed = arguments.has("print-xml") ? "" : "\nerror: Failed to detach interface";
		List<Element> all = DefinitionDom.asWritten(session.domainXml(domain.id(), stored ? XmlView.INACTIVE : XmlView.LIVE)).devices("interface").stream()
				.filter(one -> one.getAttribute("type").equals(type)).toList();
		if (all.isEmpty()) {
			throw new CommandFailure("No interface found whose type is " + type + failed, Messages.Hint_interface);
		}
		if (mac == null) {
			if (all.size() > 1) {
				throw new CommandFailure("Domain has " + all.size() + " interfaces. Please specify which one to detach using --mac" + failed, Messages.Hint_interface);
			}
			return all.get(0);
		}
		List<Element> found = all.stream().filter(one -> DefinitionDom.attribute(one, "mac", "address").equalsIgnoreCase(mac)).toList();
		if (found.isEmpty()) {
			throw new CommandFailure("No interface with MAC address " + mac + " was found" + failed, Messages.Hint_interface);
		}
		if (found.size() > 1) {
			throw new CommandFailure("Domain has multiple interfaces matching MAC address " + mac
					+ ". You must use detach-device and specify the device pci address to remove it." + failed);
		}
		return found.get(0);
	}

	private void changeMedia(HypervisorSession session, DomainInfo domain, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String path = arguments.data("path");
		String source = arguments.optional("source");
		boolean eject = arguments.has("eject");
		boolean insert = arguments.has("insert");
		boolean update = arguments.has("update") || !eject && !insert;
		if (!eject && source == null) {
			throw new CommandFailure("New disk media source was not specified");
		}
		Element disk = null;
		for (Element one : disks(session, domain, arguments.has("config") && !arguments.has("live"), Messages.Hint_media)) {
			boolean removable = List.of("cdrom", "floppy").contains(one.getAttribute("device"));
			disk = disk == null && removable && isNamed(one, path) ? one : disk;
		}
		if (disk == null) {
			throw new CommandFailure("No disk found whose source path or target is " + path, Messages.Hint_media);
		}
		Element before = DefinitionDom.child(disk, "source");
		boolean holds = before != null && List.of("file", "dev", "dir", "name", "volume").stream().anyMatch(before::hasAttribute);
		if (insert && holds) {
			throw new CommandFailure("The disk device '" + path + "' already has media");
		}
		if (eject && before == null) {
			throw new CommandFailure("The disk device '" + path + "' doesn't have media");
		}
		if (before != null) {
			disk.removeChild(before);
		}
		if (!eject) {
			boolean block = arguments.has("block");
			DefinitionDom.set(disk, "type", block ? "block" : "file");
			Element medium = DefinitionDom.addLine(disk, "source", DefinitionDom.child(disk, "target"));
			DefinitionDom.set(medium, block ? "dev" : "file", source);
			if (before != null && before.hasAttribute("startupPolicy")) {
				DefinitionDom.set(medium, "startupPolicy", before.getAttribute("startupPolicy"));
			}
		}
		String xml = DefinitionDom.text(disk, 0);
		if (arguments.has("print-xml")) {
			invocation.out().append(xml);
			return;
		}
		String action = eject ? "eject" : update ? "update" : "insert";
		try {
			Set<Impact> impact = EnumSet.noneOf(Impact.class);
			impact.addAll(Numbers.flags(Impact.class, syntax(), arguments));
			session.devices().update(domain.id(), xml, arguments.has("force"), impact);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to complete action " + action + " on media", e);
		}
		if (!invocation.quiet()) {
			invocation.out().append("Successfully ").append(eject ? "ejected" : update ? "updated" : "inserted").append(" media.");
		}
	}
}
