package org.gasthaus.cli.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.DhcpLease;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.NetworkPorts;
import org.gasthaus.hypervisor.NetworkSection;

/** {@code net-update}, {@code net-dhcp-leases}, {@code net-port-*} */
final class NetworkParts implements HostCommand {
	private static final int UUID_LENGTH = 36;
	private static final int FITTING = -1;
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

	private final String command;

	NetworkParts(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("network");
		return switch (command) {
		case "net-update" -> syntax.data("command").data("section").data("xml").number("parent-index").flags("config", "live", "current");
		case "net-dhcp-leases" -> syntax.text("mac");
		case "net-port-list" -> syntax.flags("uuid", "table");
		case "net-port-create" -> syntax.data("file").flags("validate");
		case "net-port-dumpxml" -> XmlOutput.options(syntax.data("port"));
		default -> syntax.data("port");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		switch (command) {
		case "net-update" -> update(session, arguments, invocation);
		case "net-dhcp-leases" -> leases(session, arguments, invocation);
		case "net-port-list" -> ports(session, arguments, invocation);
		case "net-port-create" -> create(session, arguments, invocation);
		default -> ofPort(session, arguments, invocation);
		}
	}

	private static void update(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		arguments.exclusive("current", "live");
		arguments.exclusive("current", "config");
		NetworkInfo network = Lookups.network(session, arguments.data("network"));
		NetworkSection.Change change = change(arguments.data("command"));
		NetworkSection section = section(arguments.data("section"));
		int parent = arguments.has("parent-index") ? Numbers.integer(arguments, "parent-index") : FITTING;
		String xml = arguments.data("xml");
		if (!xml.startsWith("<")) {
			xml = DefineDomainCommand.read(invocation.directory(), xml);
		}
		Set<Impact> impacts = EnumSet.noneOf(Impact.class);
		if (arguments.has("config")) {
			impacts.add(Impact.CONFIG);
		}
		if (arguments.has("live")) {
			impacts.add(Impact.LIVE);
		}
		try {
			session.networkOperations().update(network.uuid(), change, section, parent, xml, impacts);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to update network " + network.name(), e);
		}
		boolean live = impacts.contains(Impact.LIVE) || impacts.isEmpty() && network.active();
		String affected = impacts.size() == 2 ? "persistent config and live state" : live ? "live state" : "persistent config";
		invocation.out().append("Updated network ").append(network.name()).append(' ').append(affected).append('\n');
	}

	private static NetworkSection.Change change(String word) throws CommandFailure {
		for (NetworkSection.Change change : NetworkSection.Change.values()) {
			if (change.word().equals(word.equals("add") ? "add-last" : word)) {
				return change;
			}
		}
		throw CommandFailure.oneOf("unrecognized command name '" + word + "'",
				Arrays.stream(NetworkSection.Change.values()).map(NetworkSection.Change::word).toList());
	}

	private static NetworkSection section(String word) throws CommandFailure {
		for (NetworkSection section : NetworkSection.values()) {
			if (section.word().equals(word)) {
				return section;
			}
		}
		throw CommandFailure.oneOf("unrecognized section name '" + word + "'", Arrays.stream(NetworkSection.values()).map(NetworkSection::word).toList());
	}

	private static void leases(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure {
		String mac = arguments.optional("mac");
		NetworkInfo network = Lookups.network(session, arguments.data("network"));
		List<DhcpLease> leases;
		try {
			leases = new ArrayList<>(session.networkOperations().leases(network.uuid(), mac));
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to get leases info for " + arguments.data("network"), e);
		}
		leases.sort(Comparator.comparing(lease -> lease.mac() == null ? String.valueOf(lease.iaid()) : lease.mac(), String.CASE_INSENSITIVE_ORDER));
		Table table = new Table("Expiry Time", "MAC address", "Protocol", "IP address", "Hostname", "Client ID or DUID");
		for (DhcpLease lease : leases) {
			table.row(TIME.format(lease.expires().atZone(ZoneId.systemDefault())), orDash(lease.mac()), lease.ipv6() ? "ipv6" : "ipv4",
					lease.address() + '/' + lease.prefix(), orDash(lease.hostName()), orDash(lease.clientId()));
		}
		table.print(invocation);
	}

	private static String orDash(String text) {
		return text == null ? "-" : text;
	}

	private static void ports(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (arguments.has("uuid") && arguments.has("table")) {
			throw new CommandFailure("Only one argument from --table and --uuid may be specified.");
		}
		List<String> ports = session.networkPorts().list(Lookups.network(session, arguments.data("network")).uuid());
		if (arguments.has("uuid")) {
			ports.forEach(port -> invocation.out().append(port).append('\n'));
			return;
		}
		Table table = new Table("UUID");
		ports.forEach(table::row);
		table.print(invocation);
	}

	private static void create(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		NetworkInfo network = Lookups.network(session, arguments.data("network"));
		String file = arguments.data("file");
		String xml = DefineDomainCommand.read(invocation.directory(), file);
		try {
			say(invocation, session.networkPorts().create(network.uuid(), xml, arguments.has("validate")), "created from " + file);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to create network from " + file, e);
		}
	}

	private void ofPort(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		NetworkPorts ports = session.networkPorts();
		String network = Lookups.network(session, arguments.data("network")).uuid();
		String port = arguments.data("port");
		if (port.length() != UUID_LENGTH) {
			throw new CommandFailure("failed to get network port '" + port + "'", Messages.Hint_portUuid);
		}
		try {
			ports.find(network, port);
		} catch (HypervisorException e) {
			throw new CommandFailure("failed to get network port '" + port + "'", e);
		}
		if (command.equals("net-port-dumpxml")) {
			XmlOutput.print(invocation, arguments, ports.xml(network, port));
			return;
		}
		try {
			ports.delete(network, port);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to delete network port " + port, e);
		}
		say(invocation, port, "deleted");
	}

	private static void say(Invocation invocation, String port, String done) {
		if (!invocation.quiet()) {
			invocation.out().append("Network port ").append(port).append(' ').append(done).append('\n');
		}
	}
}
