package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.core.CpuList;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainProcessors;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.IoThread;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.VcpuOption;
import org.gasthaus.hypervisor.VcpuState;

/** Where on the host a guest's processors and disk threads run, and how many there are. */
final class GuestProcessors implements HostCommand {
	private static final String[] STATES = { "offline", "running", "blocked" };
	private static final double NANOS = 1e9;

	private final String command;

	GuestProcessors(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		switch (command) {
		case "vcpuinfo" -> {
			return syntax.flags("pretty");
		}
		case "vcpupin" -> syntax.number("vcpu").text("cpulist");
		case "emulatorpin" -> syntax.text("cpulist");
		case "setvcpu" -> syntax.data("vcpulist").flags("enable", "disable");
		case "iothreadpin" -> syntax.dataNumber("iothread").data("cpulist");
		case "iothreadadd", "iothreaddel" -> syntax.dataNumber("id");
		case "iothreadset" -> syntax.dataNumber("id").number("poll-max-ns").number("poll-grow").number("poll-shrink").number("thread-pool-min")
				.number("thread-pool-max");
		default -> {
			// iothreadinfo has nothing of its own
		}
		}
		return syntax.flags("config", "live", "current");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (command.equals("vcpuinfo")) {
			HypervisorSession session = invocation.session();
			DomainInfo domain = Lookups.domain(session, arguments.data("domain"));
			show(session, domain, arguments.has("pretty"), invocation);
			return;
		}
		arguments.exclusive("current", "live");
		arguments.exclusive("current", "config");
		if (command.equals("vcpupin") && !arguments.has("cpulist")) {
			arguments.exclusive("live", "config");
		}
		if (command.equals("setvcpu")) {
			arguments.exclusive("enable", "disable");
		}
		HypervisorSession session = invocation.session();
		DomainInfo domain = Lookups.domain(session, arguments.data("domain"));
		DomainProcessors processors = session.processors();
		Set<Impact> impact = Numbers.flags(Impact.class, syntax(), arguments);
		DomainId id = domain.id();
		switch (command) {
		case "vcpupin" -> pinVcpu(processors, domain, impact, arguments, invocation);
		case "emulatorpin" -> {
			if (arguments.has("cpulist")) {
				processors.pinEmulator(id, CpuArgument.parse(arguments.text("cpulist"), processors.hostCpus()), impact);
			} else {
				invocation.out().append("emulator: CPU Affinity\n----------------------------------\n       *: ")
						.append(CpuList.format(processors.emulatorPins(id, impact))).append('\n');
			}
		}
		case "setvcpu" -> {
			if (!arguments.has("enable") && !arguments.has("disable")) {
				throw new CommandFailure("one of --enable, --disable is required");
			}
			processors.plugVcpus(id, arguments.data("vcpulist"), arguments.has("enable"), impact);
		}
		case "iothreadinfo" -> showIoThreads(processors, id, impact, invocation);
		case "iothreadadd" -> processors.addIoThread(id, ioThread(arguments, "id"), impact);
		case "iothreaddel" -> processors.removeIoThread(id, ioThread(arguments, "id"), impact);
		case "iothreadpin" -> processors.pinIoThread(id, Numbers.count(arguments, "iothread"),
				CpuArgument.parse(arguments.text("cpulist"), processors.hostCpus()), impact);
		default -> processors.tuneIoThread(id, ioThread(arguments, "id"), ioThreadValues(arguments), impact);
		}
	}

	private static int ioThread(Arguments arguments, String option) throws CommandFailure {
		int number = Numbers.integer(arguments, option);
		if (number <= 0) {
			throw new CommandFailure("Invalid IOThread id value: '" + number + "'");
		}
		return number;
	}

	private static List<TypedParameter> ioThreadValues(Arguments arguments) throws CommandFailure {
		List<TypedParameter> values = new ArrayList<>();
		if (arguments.has("poll-max-ns")) {
			values.add(TypedParameter.ofUnsignedLong("poll_max_ns", Numbers.unsigned(arguments, "poll-max-ns")));
		}
		for (String name : new String[] { "poll-grow", "poll-shrink" }) {
			if (arguments.has(name)) {
				values.add(new TypedParameter(name.replace('-', '_'), TypedParameter.Type.UINT, Integer.toUnsignedLong(Numbers.count(arguments, name))));
			}
		}
		for (String name : new String[] { "thread-pool-min", "thread-pool-max" }) {
			if (arguments.has(name)) {
				values.add(new TypedParameter(name.replace('-', '_'), TypedParameter.Type.INT, Numbers.integer(arguments, name)));
			}
		}
		if (values.isEmpty()) {
			throw new CommandFailure("Not enough arguments passed, nothing to set");
		}
		return values;
	}

	private static void showIoThreads(DomainProcessors processors, DomainId id, Set<Impact> impact, Invocation invocation) throws CommandFailure {
		List<IoThread> threads;
		try {
			threads = processors.ioThreads(id, impact);
		} catch (HypervisorException e) {
			throw new CommandFailure("Unable to get domain IOThreads information", e);
		}
		if (threads.isEmpty()) {
			invocation.out().append("No IOThreads found for the domain");
			return;
		}
		Table table = new Table("IOThread ID", "CPU Affinity");
		for (IoThread thread : threads) {
			table.row(Integer.toString(thread.number()), CpuList.format(thread.affinity()));
		}
		table.print(invocation);
	}

	private static void pinVcpu(DomainProcessors processors, DomainInfo domain, Set<Impact> impact, Arguments arguments, Invocation invocation)
			throws CommandFailure, HypervisorException {
		int vcpu = arguments.has("vcpu") ? Numbers.count(arguments, "vcpu") : -1;
		String list = arguments.text("cpulist");
		if (list != null) {
			if (vcpu < 0) {
				throw new CommandFailure("vcpupin: Missing vCPU number in pin mode.");
			}
			processors.pinVcpu(domain.id(), vcpu, CpuArgument.parse(list, processors.hostCpus()), impact);
			return;
		}
		List<BitSet> pins = processors.vcpuPins(domain.id(), impact);
		if (vcpu >= pins.size()) {
			boolean live = impact.contains(Impact.LIVE) || !impact.contains(Impact.CONFIG) && domain.runtimeId() >= 0;
			throw new CommandFailure("vcpu " + vcpu + " is out of range of " + (live ? "live" : "persistent") + " cpu count " + pins.size());
		}
		Table table = new Table("VCPU", "CPU Affinity");
		for (int i = 0; i < pins.size(); i++) {
			if (vcpu < 0 || vcpu == i) {
				table.row(Integer.toString(i), CpuList.format(pins.get(i)));
			}
		}
		table.print(invocation);
	}

	private static void show(HypervisorSession session, DomainInfo domain, boolean pretty, Invocation invocation) throws HypervisorException {
		DomainProcessors processors = session.processors();
		int cpus = processors.hostCpus();
		StringBuilder out = new StringBuilder();
		try {
			for (VcpuState vcpu : processors.vcpus(domain.id())) {
				separate(out);
				line(out, "VCPU:", Integer.toString(vcpu.number()));
				line(out, "CPU:", vcpu.cpu() == -1 ? "N/A" : Integer.toString(vcpu.cpu()));
				line(out, "State:", vcpu.state() >= 0 && vcpu.state() < STATES.length ? STATES[vcpu.state()] : "no state");
				if (vcpu.timeNanos() != 0) {
					line(out, "CPU time:", String.format(Locale.ROOT, "%.1fs", vcpu.timeNanos() / NANOS));
				}
				line(out, "CPU Affinity:", affinity(vcpu.affinity(), cpus, pretty));
			}
		} catch (HypervisorException e) {
			if (session.domain(domain.id()).runtimeId() >= 0) {
				throw e;
			}
			int count = session.tuning().vcpus(domain.id(), EnumSet.of(VcpuOption.CONFIG));
			List<BitSet> pins = processors.vcpuPins(domain.id(), EnumSet.of(Impact.CONFIG));
			for (int i = 0; i < Math.min(count, pins.size()); i++) {
				separate(out);
				line(out, "VCPU:", Integer.toString(i));
				line(out, "CPU:", "N/A");
				line(out, "State:", "N/A");
				line(out, "CPU time", "N/A");
				line(out, "CPU Affinity:", affinity(pins.get(i), cpus, pretty));
			}
		}
		invocation.out().append(out);
	}

	private static void separate(StringBuilder out) {
		if (out.length() > 0) {
			out.append('\n');
		}
	}

	private static void line(StringBuilder out, String name, String value) {
		out.append(String.format(Locale.ROOT, "%-15s %s\n", name, value));
	}

	private static String affinity(BitSet set, int cpus, boolean pretty) {
		if (pretty) {
			return CpuList.format(set) + " (out of " + cpus + ")";
		}
		StringBuilder out = new StringBuilder(cpus);
		for (int i = 0; i < cpus; i++) {
			out.append(set.get(i) ? 'y' : '-');
		}
		return out.toString();
	}
}
