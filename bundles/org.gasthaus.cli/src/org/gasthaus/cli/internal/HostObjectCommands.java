package org.gasthaus.cli.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.XmlView;

/** {@code net-list}, {@code net-dumpxml}, {@code pool-list}, {@code pool-dumpxml} */
final class HostObjectCommands implements HostCommand {
	private final String command;

	HostObjectCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "net-list" -> syntax.flags("inactive", "all", "persistent", "transient", "autostart", "no-autostart", "uuid", "name", "table");
		case "pool-list" -> syntax.flags("inactive", "all", "transient", "persistent", "autostart", "no-autostart").text("type").flags("details",
				"uuid", "name");
		case "net-dumpxml" -> XmlOutput.options(syntax.data("network").flags("inactive"));
		default -> XmlOutput.options(syntax.data("pool").flags("inactive"));
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		switch (command) {
		case "net-list" -> networks(arguments, invocation);
		case "pool-list" -> pools(arguments, invocation);
		case "net-dumpxml" -> {
			String text = arguments.data("network");
			HypervisorSession session = invocation.session();
			XmlOutput.print(invocation, arguments, session.networkXml(Lookups.network(session, text).uuid(), view(arguments)));
		}
		default -> {
			String text = arguments.data("pool");
			HypervisorSession session = invocation.session();
			XmlOutput.print(invocation, arguments, session.poolXml(Lookups.pool(session, text).uuid(), view(arguments)));
		}
		}
	}

	private static XmlView view(Arguments arguments) {
		return arguments.has("inactive") ? XmlView.INACTIVE : XmlView.LIVE;
	}

	private static boolean shows(Arguments arguments, boolean active, boolean persistent, boolean autostart) {
		boolean all = arguments.has("all");
		return (active ? all || !arguments.has("inactive") : all || arguments.has("inactive"))
				&& passes(arguments, "persistent", "transient", persistent) && passes(arguments, "autostart", "no-autostart", autostart);
	}

	private static boolean passes(Arguments arguments, String yes, String no, boolean value) {
		return arguments.has(yes) == arguments.has(no) || arguments.has(value ? yes : no);
	}

	private static void networks(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		boolean uuid = arguments.has("uuid");
		boolean name = arguments.has("name");
		if ((uuid ? 1 : 0) + (name ? 1 : 0) + (arguments.has("table") ? 1 : 0) > 1) {
			throw new CommandFailure("Only one argument from --table, --name and --uuid may be specified.");
		}
		HypervisorSession session = invocation.session();
		List<NetworkInfo> networks;
		try {
			networks = session.networks(null);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to list networks", e);
		}
		StringBuilder out = new StringBuilder();
		Table table = new Table("Name", "State", "Autostart", "Persistent");
		for (NetworkInfo network : networks) {
			if (shows(arguments, network.active(), network.persistent(), network.autostart())) {
				if (uuid) {
					out.append(network.uuid()).append('\n');
				} else if (name) {
					out.append(network.name()).append('\n');
				} else {
					table.row(network.name(), activity(network.active()), yesNo(network.autostart()), yesNo(network.persistent()));
				}
			}
		}
		if (!uuid && !name) {
			table.print(out, !invocation.quiet());
		}
		invocation.out().append(out);
	}

	private static void pools(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		boolean details = arguments.has("details");
		boolean uuid = arguments.has("uuid");
		boolean name = arguments.has("name");
		arguments.exclusive("details", "uuid");
		arguments.exclusive("details", "name");
		HypervisorSession session = invocation.session();
		StringBuilder out = new StringBuilder();
		Table table = details ? new Table("Name", "State", "Autostart", "Persistent", "Capacity", "Allocation", "Available")
				: new Table("Name", "State", "Autostart");
		for (PoolInfo pool : poolsOf(session, arguments.text("type"))) {
			if (!shows(arguments, pool.active(), pool.persistent(), pool.autostart())) {
				continue;
			}
			if (uuid || name) {
				out.append(uuid ? pool.uuid() : "").append(uuid && name ? " " : "");
				if (name) {
					out.append(pool.name());
					for (int i = pool.name().length(); i < 20; i++) {
						out.append(' ');
					}
				}
				out.append('\n');
			} else if (details) {
				boolean sized = pool.condition() != PoolInfo.Condition.INACTIVE;
				table.row(pool.name(), pool.condition().name().toLowerCase(Locale.ROOT), yesNo(pool.autostart()), yesNo(pool.persistent()),
						sized ? Numbers.size(pool.capacityBytes(), 2) : "-", sized ? Numbers.size(pool.allocationBytes(), 2) : "-",
						sized ? Numbers.size(pool.availableBytes(), 2) : "-");
			} else {
				table.row(pool.name(), activity(pool.active()), yesNo(pool.autostart()));
			}
		}
		if (!uuid && !name) {
			table.print(out, !invocation.quiet());
		}
		invocation.out().append(out);
	}

	private static List<PoolInfo> poolsOf(HypervisorSession session, String types) throws CommandFailure {
		Set<String> wanted = types == null ? Set.of() : new LinkedHashSet<>(List.of(types.split(",")));
		try {
			return session.pools(wanted, null);
		} catch (HypervisorException e) {
			if (e.code() != Code.INVALID_ARGUMENT) {
				throw new CommandFailure("Failed to list pools", e);
			}
			String unknown = wanted.stream().filter(type -> !isPoolType(session, type)).findFirst().orElse(types);
			throw new CommandFailure("Invalid pool type '" + unknown + "'");
		}
	}

	private static boolean isPoolType(HypervisorSession session, String type) {
		try {
			session.pools(Set.of(type), null);
			return true;
		} catch (HypervisorException e) {
			return e.code() != Code.INVALID_ARGUMENT;
		}
	}

	private static String activity(boolean active) {
		return active ? "active" : "inactive";
	}

	static String yesNo(boolean yes) {
		return yes ? "yes" : "no";
	}
}
