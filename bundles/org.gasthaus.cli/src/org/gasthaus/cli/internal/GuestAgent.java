package org.gasthaus.cli.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.gasthaus.hypervisor.DomainAgent;
import org.gasthaus.hypervisor.DomainAgent.FileSystem;
import org.gasthaus.hypervisor.DomainAgent.Source;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.TypedParameter;

/** What a guest tells and does by itself, mostly through its agent. */
final class GuestAgent implements HostCommand {
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
	private static final String[] FACTS = { "user", "os", "timezone", "hostname", "filesystem", "disk", "interface" };
	private static final List<String> TARGETS = List.of("mem", "disk", "hybrid");

	private final String command;

	GuestAgent(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return switch (command) {
		case "domhostname" -> syntax.text("source");
		case "domfsfreeze", "domfsthaw" -> syntax.rest("mountpoint");
		case "domfstrim" -> syntax.number("minimum").text("mountpoint");
		case "domtime" -> syntax.flags("now", "pretty", "sync").number("time");
		case "set-user-password" -> syntax.data("user").data("password").flags("encrypted");
		case "guestinfo" -> syntax.flags(FACTS);
		case "guest-agent-timeout" -> syntax.namedNumber("timeout");
		case "guestvcpus" -> syntax.text("cpulist").flags("enable", "disable");
		case "dompmsuspend" -> syntax.data("target").number("duration");
		default -> syntax;
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (command.equals("domtime")) {
			arguments.exclusive("time", "now");
			arguments.exclusive("time", "sync");
			arguments.exclusive("now", "sync");
		}
		if (command.equals("guestvcpus")) {
			checkVcpus(arguments);
		}
		HypervisorSession session = invocation.session();
		String text = arguments.data("domain");
		DomainId id = Lookups.domain(session, text).id();
		StringBuilder out = new StringBuilder();
		try {
			perform(session.agent(), id, arguments, out, !invocation.quiet());
		} catch (HypervisorException e) {
			String failed = switch (command) {
			case "domhostname" -> "failed to get hostname";
			case "domfsinfo" -> "Unable to get filesystem information";
			case "domfsfreeze" -> "Unable to freeze filesystems";
			case "domfsthaw" -> "Unable to thaw filesystems";
			case "domfstrim" -> "Unable to invoke fstrim";
			case "dompmsuspend" -> "Domain '" + text + "' could not be suspended";
			case "dompmwakeup" -> "Domain '" + text + "' could not be woken up";
			default -> null;
			};
			if (failed == null) {
				throw e;
			}
			throw new CommandFailure(failed, e);
		}
		String done = switch (command) {
		case "set-user-password" -> "Password set successfully for " + arguments.text("user") + " in " + text;
		case "dompmsuspend" -> "Domain '" + text + "' successfully suspended";
		case "dompmwakeup" -> "Domain '" + text + "' successfully woken up";
		default -> "";
		};
		invocation.out().append(out).append(invocation.quiet() ? "" : done);
	}

	private void perform(DomainAgent agent, DomainId id, Arguments arguments, StringBuilder out, boolean header) throws CommandFailure, HypervisorException {
		switch (command) {
		case "domhostname" -> out.append(agent.hostName(id, source(arguments))).append('\n');
		case "domfsinfo" -> fileSystems(agent.fileSystems(id), out, header);
		case "domfsfreeze" -> out.append("Froze ").append(agent.freeze(id, arguments.rest("mountpoint"))).append(" filesystem(s)\n");
		case "domfsthaw" -> out.append("Thawed ").append(agent.thaw(id, arguments.rest("mountpoint"))).append(" filesystem(s)\n");
		case "domfstrim" -> agent.trim(id, arguments.optional("mountpoint"), arguments.has("minimum") ? Numbers.unsigned(arguments, "minimum") : 0);
		case "domtime" -> time(agent, id, arguments, out);
		case "set-user-password" -> agent.setPassword(id, arguments.data("user"), arguments.text("password"), arguments.has("encrypted"));
		case "guestinfo" -> {
			int groups = 0;
			for (int i = 0; i < FACTS.length; i++) {
				groups |= arguments.has(FACTS[i]) ? 1 << i : 0;
			}
			facts(agent.facts(id, groups), "%-20s: %s\n", out);
		}
		case "guestvcpus" -> {
			if (arguments.has("cpulist")) {
				agent.setVcpus(id, arguments.data("cpulist"), arguments.has("enable"));
			} else {
				facts(agent.vcpus(id), "%-15s: %s\n", out);
			}
		}
		case "guest-agent-timeout" -> agent.setPatience(id, arguments.has("timeout") ? Numbers.integer(arguments, "timeout") : -2);
		case "dompmsuspend" -> {
			int target = TARGETS.indexOf(arguments.data("target"));
			if (target < 0) {
				throw CommandFailure.oneOf("Invalid target", TARGETS);
			}
			agent.sleep(id, target, Duration.ofSeconds(arguments.has("duration") ? Numbers.unsigned(arguments, "duration") : 0));
		}
		default -> agent.wakeUp(id);
		}
	}

	private static void checkVcpus(Arguments arguments) throws CommandFailure {
		arguments.exclusive("enable", "disable");
		for (String option : new String[] { "enable", "disable" }) {
			if (arguments.has(option) && !arguments.has("cpulist")) {
				throw new CommandFailure("Option --cpulist is required by option --" + option);
			}
		}
		if (arguments.optional("cpulist") != null && !arguments.has("enable") && !arguments.has("disable")) {
			throw new CommandFailure("One of options --enable or --disable is required by option --cpulist");
		}
	}

	/** Lines of names and values. */
	static void facts(List<TypedParameter> facts, String format, StringBuilder out) {
		for (TypedParameter fact : facts) {
			out.append(String.format(Locale.ROOT, format, fact.name(), fact.text()));
		}
	}

	private static Source source(Arguments arguments) throws CommandFailure {
		String text = arguments.optional("source");
		if (text == null) {
			return null;
		}
		return switch (text) {
		case "agent" -> Source.AGENT;
		case "lease" -> Source.LEASE;
		default -> throw CommandFailure.oneOf("Unknown data source '" + text + "'", List.of("agent", "lease"));
		};
	}

	private static void fileSystems(List<FileSystem> systems, StringBuilder out, boolean header) {
		if (systems.isEmpty()) {
			out.append("No filesystems are mounted in the domain");
			return;
		}
		Table table = new Table("Mountpoint", "Name", "Type", "Target");
		for (FileSystem system : systems) {
			table.row(system.mountPoint(), system.name(), system.type(), String.join(",", system.disks()));
		}
		table.print(out, header);
	}

	private static void time(DomainAgent agent, DomainId id, Arguments arguments, StringBuilder out) throws CommandFailure, HypervisorException {
		if (arguments.has("now") || arguments.has("time") || arguments.has("sync")) {
			agent.setTime(id, arguments.has("sync") ? null
					: arguments.has("now") ? Instant.ofEpochSecond(Instant.now().getEpochSecond()) : Instant.ofEpochSecond(Numbers.unsigned(arguments, "time")));
			return;
		}
		Instant time = agent.time(id);
		out.append("Time: ").append(arguments.has("pretty") ? TIME.format(time) : Long.toString(time.getEpochSecond()));
	}
}
