package org.gasthaus.cli.internal;

import java.util.List;

import org.gasthaus.hypervisor.HostObjects;
import org.gasthaus.hypervisor.HostObjects.Item;
import org.gasthaus.hypervisor.HostObjects.Kind;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;

/** Interfaces and network filters of a host, and what its guests can have: {@code iface-*}, {@code nwfilter-*}, {@code domcapabilities} */
final class HostThings implements HostCommand {
	private final String command;

	HostThings(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "iface-list" -> syntax.flags("inactive", "all");
		case "iface-dumpxml" -> XmlOutput.options(syntax.data("interface").flags("inactive"));
		case "nwfilter-dumpxml" -> XmlOutput.options(syntax.data("nwfilter"));
		case "domcapabilities" -> syntax.text("virttype").text("emulatorbin").text("arch").text("machine");
		case "nwfilter-list" -> syntax;
		default -> syntax.data("interface");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		switch (command) {
		case "iface-list" -> interfaces(session.hostObjects(), arguments, invocation);
		case "nwfilter-list" -> filters(session.hostObjects(), invocation);
		case "domcapabilities" -> {
			try {
				invocation.out().append(session.domainCapabilitiesXml(arguments.optional("emulatorbin"), arguments.optional("arch"),
						arguments.optional("machine"), arguments.optional("virttype"))).append('\n');
			} catch (HypervisorException e) {
				throw new CommandFailure("failed to get emulator capabilities", e);
			}
		}
		case "nwfilter-dumpxml" -> {
			String text = arguments.data("nwfilter");
			try {
				Item filter = find(session.hostObjects().list(Kind.NETWORK_FILTER), text, text);
				XmlOutput.print(invocation, arguments, session.hostObjects().xml(Kind.NETWORK_FILTER, filter == null ? text : filter.name(), XmlView.LIVE));
			} catch (HypervisorException e) {
				throw new CommandFailure("failed to get nwfilter '" + text + "'", e);
			}
		}
		default -> ofInterface(session.hostObjects(), arguments, invocation);
		}
	}

	/** By name, else by UUID or MAC address. @return {@code null} if there is none */
	private static Item find(List<Item> all, String name, String id) {
		for (Item one : all) {
			if (one.name().equals(name)) {
				return one;
			}
		}
		for (Item one : all) {
			if (one.id().equalsIgnoreCase(id)) {
				return one;
			}
		}
		return null;
	}

	private static void interfaces(HostObjects objects, Arguments arguments, Invocation invocation) throws CommandFailure {
		Table table = new Table("Name", "State", "MAC Address");
		try {
			for (Item one : objects.list(Kind.INTERFACE)) {
				if (arguments.has("all") || one.active() != arguments.has("inactive")) {
					table.row(one.name(), one.active() ? "active" : "inactive", one.id());
				}
			}
		} catch (HypervisorException e) {
			throw Lookups.notListed("interfaces", "virConnectNumOfInterfaces", e);
		}
		table.print(invocation);
	}

	private static void filters(HostObjects objects, Invocation invocation) throws CommandFailure {
		Table table = new Table("UUID", "Name");
		try {
			for (Item one : objects.list(Kind.NETWORK_FILTER)) {
				table.row(one.id(), one.name());
			}
		} catch (HypervisorException e) {
			throw Lookups.notListed("network filters", "virConnectNumOfNWFilters", e);
		}
		table.print(invocation);
	}

	private void ofInterface(HostObjects objects, Arguments arguments, Invocation invocation) throws CommandFailure {
		String text = arguments.data("interface");
		boolean byMac = command.equals("iface-name");
		boolean byName = command.equals("iface-mac");
		try {
			Item found = null;
			for (Item one : objects.list(Kind.INTERFACE)) {
				boolean same = !byMac && one.name().equals(text) || !byName && one.id().equalsIgnoreCase(text);
				found = same && (found == null || one.name().equals(text)) ? one : found;
			}
			if (found == null && byMac) {
				boolean isMac = text.matches("([0-9a-fA-F]{1,2}:){5}[0-9a-fA-F]{1,2}");
				throw isMac ? new CommandFailure("failed to get interface '" + text + "'",
						new HypervisorException(HypervisorException.Code.NO_OBJECT, "Interface not found: couldn't find interface with MAC address '" + text + "'"))
						: new CommandFailure("failed to get interface '" + text + "'");
			}
			String name = found == null ? text : found.name();
			switch (command) {
			case "iface-name" -> invocation.out().append(name).append('\n');
			case "iface-mac" -> {
				if (found == null) {
					objects.xml(Kind.INTERFACE, text, XmlView.LIVE); // the host says why not
				} else {
					invocation.out().append(found.id()).append('\n');
				}
			}
			default -> XmlOutput.print(invocation, arguments,
					objects.xml(Kind.INTERFACE, name, arguments.has("inactive") ? XmlView.INACTIVE : XmlView.LIVE));
			}
		} catch (HypervisorException e) {
			throw new CommandFailure("failed to get interface '" + text + "'", e);
		}
	}
}
