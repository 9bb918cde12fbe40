package org.gasthaus.cli.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.DomainAgent.Address;
import org.gasthaus.hypervisor.DomainAgent.Interface;
import org.gasthaus.hypervisor.DomainAgent.Source;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.XmlView;
import org.w3c.dom.Element;

/** {@code domifaddr}, {@code domif-getlink}, {@code domif-setlink} */
final class GuestInterfaces implements HostCommand {
	private final String command;

	GuestInterfaces(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return switch (command) {
		case "domifaddr" -> syntax.text("interface").flags("full").text("source");
		case "domif-getlink" -> syntax.data("interface").flags("config").alias("persistent", "config");
		default -> syntax.data("interface").data("state").flags("config", "print-xml").alias("persistent", "config");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		Source source = command.equals("domifaddr") ? source(arguments) : null;
		HypervisorSession session = invocation.session();
		DomainInfo domain = Lookups.domain(session, arguments.data("domain"));
		StringBuilder out = new StringBuilder();
		switch (command) {
		case "domifaddr" -> addresses(session, domain, source, arguments, out, !invocation.quiet());
		case "domif-getlink" -> {
			String device = arguments.data("interface");
			Element found = find(session, domain, device, arguments.has("config"));
			if (found == null) {
				throw new CommandFailure("Interface (" + (device.matches("(\\p{XDigit}{2}:){5}\\p{XDigit}{2}") ? "mac" : "dev") + ": " + device + ") not found.", Messages.Hint_interface);
			}
			String state = DefinitionDom.attribute(found, "link", "state");
			out.append(device).append(' ').append(state.isEmpty() ? "up" : state);
		}
		default -> out.append(setLink(session, domain, arguments));
		}
		invocation.out().append(out);
	}

	private static Source source(Arguments arguments) throws CommandFailure {
		String from = arguments.optional("source");
		try {
			return from == null ? Source.LEASE : Source.valueOf(from.equals(from.toLowerCase(Locale.ROOT)) ? from.toUpperCase(Locale.ROOT) : "");
		} catch (IllegalArgumentException e) {
			throw CommandFailure.oneOf("Unknown data source '" + from + "'", List.of("lease", "agent", "arp"));
		}
	}

	private static void addresses(HypervisorSession session, DomainInfo domain, Source source, Arguments arguments, StringBuilder out, boolean header) throws CommandFailure {
		String name = arguments.optional("interface");
		List<Interface> interfaces;
		try {
			interfaces = session.agent().addresses(domain.id(), source);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to query for interfaces addresses", e);
		}
		if (header) {
			out.append(String.format(Locale.ROOT, " %-10s %-20s %-8s     %s\n%s\n", "Name", "MAC address", "Protocol", "Address", "-".repeat(79)));
		}
		for (Interface one : interfaces) {
			if (name != null && !name.equals(one.name())) {
				continue;
			}
			boolean first = true;
			for (Address address : one.addresses()) {
				boolean named = first || arguments.has("full");
				out.append(String.format(Locale.ROOT, " %-10s %-17s    %-12s %s/%d\n", named ? one.name() : "-", named ? one.mac() == null ? "" : one.mac() : "-",
						address.v6() ? "ipv6" : "ipv4", address.text(), address.prefix()));
				first = false;
			}
			if (first) {
				out.append(String.format(Locale.ROOT, " %-10s %-17s    %-12s %s\n", one.name(), one.mac() == null ? "N/A" : one.mac(), "N/A", "N/A"));
			}
		}
	}

	/** @return {@code null} if there is none */
	private static Element find(HypervisorSession session, DomainInfo domain, String device, boolean stored) throws HypervisorException, CommandFailure {
		for (Element one : DefinitionDom.asWritten(session.domainXml(domain.id(), stored ? XmlView.INACTIVE : XmlView.LIVE)).devices("interface")) {
			if (DefinitionDom.attribute(one, "mac", "address").equalsIgnoreCase(device) || DefinitionDom.attribute(one, "target", "dev").equals(device)) {
				return one;
			}
		}
		return null;
	}

	private static String setLink(HypervisorSession session, DomainInfo domain, Arguments arguments) throws HypervisorException, CommandFailure {
		String state = arguments.data("state");
		if (!state.equals("up") && !state.equals("down")) {
			throw CommandFailure.oneOf("invalid link state '" + state + "'", List.of("up", "down"));
		}
		boolean stored = arguments.has("config");
		Element found = find(session, domain, arguments.data("interface"), stored);
		if (found == null) {
			throw new CommandFailure("interface '" + arguments.data("interface") + "' not found", Messages.Hint_interface);
		}
		Element link = DefinitionDom.child(found, "link");
		if (link == null) {
			link = DefinitionDom.add(found, "link", null);
		}
		DefinitionDom.set(link, "state", state);
		String xml = DefinitionDom.text(found, 0);
		if (arguments.has("print-xml")) {
			return xml;
		}
		Set<Impact> impact = EnumSet.of(stored || domain.runtimeId() < 0 ? Impact.CONFIG : Impact.LIVE);
		try {
			session.devices().update(domain.id(), xml, false, impact);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to update interface link state", e);
		}
		return "Device updated successfully\n";
	}
}
