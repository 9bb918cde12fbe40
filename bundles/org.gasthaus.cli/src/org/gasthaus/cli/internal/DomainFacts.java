package org.gasthaus.cli.internal;

import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.DomainDetails;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.DomainStatus;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;

/** {@code dominfo}, {@code domstate}, {@code domid}, {@code domname}, {@code domuuid}, {@code dumpxml} */
final class DomainFacts implements HostCommand {
	/** virsh's words for the reasons of each state, in the order of libvirt's numbers. */
	private static final String[][] REASONS = { { "unknown" },
			{ "unknown", "booted", "migrated", "restored", "from snapshot", "unpaused", "migration canceled", "save canceled", "event wakeup", "crashed",
					"post-copy", "post-copy failed" },
			{ "unknown" },
			{ "unknown", "user", "migrating", "saving", "dumping", "I/O error", "watchdog", "from snapshot", "shutting down", "creating snapshot",
					"crashed", "starting up", "post-copy", "post-copy failed", "api error" },
			{ "unknown", "user" },
			{ "unknown", "shutdown", "destroyed", "crashed", "migrated", "saved", "failed", "from snapshot", "daemon" }, { "unknown", "panicked" },
			{ "unknown" } };

	private final String command;

	DomainFacts(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return switch (command) {
		case "domstate" -> syntax.flags("reason");
		case "dumpxml" -> XmlOutput.options(syntax.flags("inactive", "security-info", "update-cpu", "migratable"));
		default -> syntax;
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String text = arguments.data("domain");
		HypervisorSession session = invocation.session();
		PrintStream out = invocation.out();
		switch (command) {
		case "domid" -> {
			DomainInfo domain = Lookups.domain(session, new DomainQuery(text, false, true, true));
			out.append(domain.runtimeId() < 0 ? "-" : Integer.toString(domain.runtimeId())).append('\n');
		}
		case "domname" -> out.append(Lookups.domain(session, new DomainQuery(text, true, true, false)).name()).append('\n');
		case "domuuid" -> out.append(Lookups.domain(session, new DomainQuery(text, true, false, true)).id().uuid()).append('\n');
		case "domstate" -> state(session, Lookups.domain(session, text), arguments.has("reason"), out);
		case "dumpxml" -> XmlOutput.print(invocation, arguments, xml(session, Lookups.domain(session, text), arguments));
		default -> info(session, Lookups.domain(session, text), out);
		}
	}

	private static void state(HypervisorSession session, DomainInfo domain, boolean reason, PrintStream out) throws HypervisorException {
		DomainStatus status = session.domainStatus(domain.id());
		out.append(status.state().word());
		if (reason) {
			String[] words = REASONS[status.state().ordinal()];
			out.append(" (").append(status.reason() >= 0 && status.reason() < words.length ? words[status.reason()] : "unknown").append(')');
		}
		out.append('\n');
	}

	private static String xml(HypervisorSession session, DomainInfo domain, Arguments arguments) throws HypervisorException {
		Set<XmlOption> options = EnumSet.noneOf(XmlOption.class);
		for (XmlOption option : XmlOption.values()) {
			if (arguments.has(option.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
				options.add(option);
			}
		}
		return session.domainXml(domain.id(), arguments.has("inactive") ? XmlView.INACTIVE : XmlView.LIVE, options);
	}

	private static void info(HypervisorSession session, DomainInfo domain, PrintStream out) throws HypervisorException {
		DomainDetails details = session.domainDetails(domain.id());
		line(out, "Id:", domain.runtimeId() < 0 ? "-" : Integer.toString(domain.runtimeId()));
		line(out, "Name:", domain.name());
		line(out, "UUID:", domain.id().uuid());
		line(out, "OS Type:", details.osType());
		line(out, "State:", details.info().state().word());
		line(out, "CPU(s):", Integer.toString(details.vcpus()));
		if (details.cpuTime() != null) {
			line(out, "CPU time:", String.format(Locale.ROOT, "%.1fs", details.cpuTime().toNanos() / 1e9));
		}
		line(out, "Max memory:", details.maxMemoryKib() == DomainDetails.UNLIMITED ? "no limit" : details.maxMemoryKib() + " KiB");
		line(out, "Used memory:", details.usedMemoryKib() + " KiB");
		line(out, "Persistent:", details.info().persistent() ? "yes" : "no");
		if (details.autostart() != null) {
			line(out, "Autostart:", details.autostart() ? "enable" : "disable");
		}
		line(out, "Managed save:", details.managedSave() == null ? "unknown" : details.managedSave() ? "yes" : "no");
		if (details.securityModel() != null) {
			line(out, "Security model:", details.securityModel().model());
			line(out, "Security DOI:", details.securityModel().doi());
			if (details.securityLabel() != null) {
				line(out, "Security label:", details.securityLabel());
			}
		}
		List<String> messages = details.messages();
		for (int i = 0; i < messages.size(); i++) {
			line(out, i == 0 ? "Messages:" : "", messages.get(i));
		}
	}

	private static void line(PrintStream out, String name, String value) {
		HostFacts.line(out, name, 15, value);
	}
}
