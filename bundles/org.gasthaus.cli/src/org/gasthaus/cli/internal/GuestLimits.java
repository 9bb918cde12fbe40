package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainLimits;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.TypedParameter.Type;

/** How much of the host a guest may use: shows the values, or changes them if the command names some. */
final class GuestLimits implements HostCommand {
	private static final int KIB = 1024;
	/** What libvirt says for no limit, in KiB. */
	private static final long UNLIMITED = Long.MAX_VALUE >> 10;
	private static final String[] MEMORY = { "hard-limit", "soft-limit", "swap-hard-limit", "min-guarantee" };
	private static final String[] DEVICE = { "device-weights", "device-read-iops-sec", "device-write-iops-sec", "device-read-bytes-sec",
			"device-write-bytes-sec" };
	private static final List<String> NUMA_MODES = List.of("strict", "preferred", "interleave", "restrictive");
	private static final String[] DISK = { "total-bytes-sec", "read-bytes-sec", "write-bytes-sec", "total-iops-sec", "read-iops-sec", "write-iops-sec",
			"total-bytes-sec-max", "read-bytes-sec-max", "write-bytes-sec-max", "total-iops-sec-max", "read-iops-sec-max", "write-iops-sec-max",
			"size-iops-sec", "group-name", "total-bytes-sec-max-length", "read-bytes-sec-max-length", "write-bytes-sec-max-length",
			"total-iops-sec-max-length", "read-iops-sec-max-length", "write-iops-sec-max-length" };
	static final String[] RATE = { "average", "peak", "burst", "floor" };
	private static final List<String> EVENTS = List.of("poweroff", "reboot", "crash");
	private static final List<String> ACTIONS = List.of("destroy", "restart", "rename-restart", "preserve", "coredump-destroy", "coredump-restart");

	private final String command;

	GuestLimits(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		switch (command) {
		case "memtune" -> {
			for (String name : MEMORY) {
				syntax.number(name);
			}
		}
		case "blkiotune" -> {
			syntax.number("weight");
			for (String name : DEVICE) {
				syntax.text(name);
			}
		}
		case "numatune" -> syntax.text("mode").text("nodeset");
		case "blkdeviotune" -> {
			syntax.data("device").underscores();
			for (String name : DISK) {
				if (name.equals("group-name")) {
					syntax.text(name);
				} else {
					syntax.number(name);
				}
			}
		}
		case "domiftune" -> syntax.data("interface").text("inbound").text("outbound");
		case "perf" -> syntax.text("enable").text("disable");
		case "set-lifecycle-action" -> syntax.data("type").data("action");
		default -> {
			return syntax.namedNumber("weight").namedNumber("cap").flags("current", "config", "live").rest("set");
		}
		}
		return syntax.flags("config", "live", "current");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		arguments.exclusive("current", "live");
		arguments.exclusive("current", "config");
		Set<Impact> impact = Numbers.flags(Impact.class, syntax(), arguments);
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		DomainLimits limits = session.limits();
		switch (command) {
		case "memtune" -> group(limits, id, ParameterGroup.MEMORY, "memory", "memory", memory(arguments), impact, invocation);
		case "blkiotune" -> group(limits, id, ParameterGroup.BLOCK_IO, "blkio", "blkio", blockIo(arguments), impact, invocation);
		case "numatune" -> group(limits, id, ParameterGroup.NUMA, "numa", "memory", numa(arguments), impact, invocation);
		case "blkdeviotune" -> disk(limits, id, arguments, impact, invocation);
		case "domiftune" -> networkInterface(limits, id, arguments, impact, invocation);
		case "perf" -> performanceEvents(limits, id, arguments, impact, invocation);
		case "set-lifecycle-action" -> lifecycle(limits, id, arguments, impact);
		default -> schedule(limits, id, arguments, impact, invocation);
		}
	}

	private static void print(List<TypedParameter> values, Invocation invocation) {
		StringBuilder out = new StringBuilder();
		for (TypedParameter value : values) {
			out.append(String.format(Locale.ROOT, "%-15s: %s\n", value.name(),
					shown(value)));
		}
		invocation.out().append(out);
	}

	private static String shown(TypedParameter value) {
		if (value.name().equals("numa_mode") && value.value() instanceof Integer mode && mode >= 0 && mode < NUMA_MODES.size()) {
			return NUMA_MODES.get(mode);
		}
		return value.type() == Type.ULLONG && value.value().equals(UNLIMITED) ? "unlimited" : value.text();
	}

	/** @param counted the group's name in virsh's words for its first call, which tells how many values there are */
	private static void group(DomainLimits limits, DomainId id, ParameterGroup group, String name, String counted, List<TypedParameter> changes,
			Set<Impact> impact, Invocation invocation) throws CommandFailure {
		try {
			if (changes.isEmpty()) {
				print(limits.parameters(id, group, impact), invocation);
			} else {
				limits.setParameters(id, group, changes, impact);
			}
		} catch (HypervisorException e) {
			throw new CommandFailure(changes.isEmpty() ? "Unable to get " + counted + " parameters" : "Unable to change " + name + " parameters", e);
		}
	}

	private static List<TypedParameter> memory(Arguments arguments) throws CommandFailure {
		List<TypedParameter> changes = new ArrayList<>();
		for (String name : MEMORY) {
			if (arguments.has(name)) {
				long kib;
				try {
					kib = arguments.data(name).matches("-[0-9]+") ? UNLIMITED : (Numbers.bytes(arguments, name, KIB) + KIB - 1) / KIB;
				} catch (CommandFailure e) {
					throw new CommandFailure("Unable to parse integer parameter " + name, Messages.Hint_size);
				}
				changes.add(TypedParameter.ofUnsignedLong(name.replace('-', '_'), kib));
			}
		}
		return changes;
	}

	private static List<TypedParameter> blockIo(Arguments arguments) throws CommandFailure {
		List<TypedParameter> changes = new ArrayList<>();
		if (arguments.has("weight")) {
			int weight = Numbers.integer(arguments, "weight");
			if (weight <= 0) {
				throw new CommandFailure("Invalid value of " + weight + " for I/O weight");
			}
			changes.add(new TypedParameter("weight", Type.UINT, (long) weight));
		}
		for (String name : DEVICE) {
			if (arguments.has(name)) {
				changes.add(TypedParameter.ofText(name.equals("device-weights") ? "device_weight" : name.replace('-', '_'), arguments.data(name)));
			}
		}
		return changes;
	}

	private static List<TypedParameter> numa(Arguments arguments) throws CommandFailure {
		List<TypedParameter> changes = new ArrayList<>();
		if (arguments.has("nodeset")) {
			changes.add(TypedParameter.ofText("numa_nodeset", arguments.data("nodeset")));
		}
		if (arguments.has("mode")) {
			String text = arguments.data("mode");
			int mode = NUMA_MODES.indexOf(text);
			if (mode < 0) {
				try {
					mode = Integer.parseInt(text);
				} catch (NumberFormatException e) {
					throw CommandFailure.oneOf("Invalid mode: " + text, NUMA_MODES);
				}
			}
			changes.add(new TypedParameter("numa_mode", Type.INT, mode));
		}
		return changes;
	}

	private static void disk(DomainLimits limits, DomainId id, Arguments arguments, Set<Impact> impact, Invocation invocation) throws CommandFailure {
		List<TypedParameter> changes = new ArrayList<>();
		for (String name : DISK) {
			if (arguments.has(name)) {
				changes.add(diskLimit(arguments, name));
			}
		}
		String device = arguments.data("device");
		try {
			if (changes.isEmpty()) {
				print(limits.diskLimits(id, device, impact), invocation);
			} else {
				limits.setDiskLimits(id, device, changes, impact);
			}
		} catch (HypervisorException e) {
			throw new CommandFailure(changes.isEmpty() ? "Unable to get block I/O throttle parameters" : "Unable to change block I/O throttle", e);
		}
	}

	private static TypedParameter diskLimit(Arguments arguments, String name) throws CommandFailure {
		String field = name.replace('-', '_');
		if (name.equals("group-name")) {
			return TypedParameter.ofText(field, arguments.data(name));
		}
		try {
			return TypedParameter.ofUnsignedLong(field,
					name.contains("bytes-sec") && !name.endsWith("length") ? Numbers.bytes(arguments, name, 1) : Numbers.unsigned(arguments, name));
		} catch (CommandFailure e) {
			throw new CommandFailure(e.getMessage() + "\nerror: Unable to parse integer parameter");
		}
	}

	private static void networkInterface(DomainLimits limits, DomainId id, Arguments arguments, Set<Impact> impact, Invocation invocation)
			throws CommandFailure {
		List<TypedParameter> changes = new ArrayList<>();
		rate(arguments, "inbound", changes);
		rate(arguments, "outbound", changes);
		String device = arguments.data("interface");
		try {
			if (changes.isEmpty()) {
				print(limits.interfaceLimits(id, device, impact), invocation);
			} else {
				limits.setInterfaceLimits(id, device, changes, impact);
			}
		} catch (HypervisorException e) {
			throw new CommandFailure(changes.isEmpty() ? "Unable to get interface parameters" : "Unable to set interface parameters", e);
		}
	}

	/** The four numbers of a rate, 0 for what is not given; {@code null} if there is none. */
	static long[] rate(Arguments arguments, String direction) throws CommandFailure {
		if (!arguments.has(direction)) {
			return null;
		}
		String text = arguments.data(direction);
		String[] parts = text.split(",", -1);
		if (parts.length > RATE.length) {
			throw new CommandFailure("Rate string '" + text + "' has too many fields");
		}
		long[] values = new long[RATE.length];
		for (int i = 0; i < parts.length; i++) {
			if (!parts[i].isEmpty()) {
				if (!parts[i].matches("[0-9]{1,19}")) {
					throw new CommandFailure("field '" + RATE[i] + "' is malformed", Messages.Hint_rate);
				}
				values[i] = Long.parseLong(parts[i]);
			}
		}
		boolean inbound = direction.equals("inbound");
		if (values[0] == 0 && (!inbound || values[3] == 0) && (values[1] != 0 || values[2] != 0)) {
			throw new CommandFailure(inbound ? "either inbound average or floor is mandatory" : "outbound average is mandatory");
		}
		if (!inbound && values[3] != 0) {
			throw new CommandFailure("outbound floor is unsupported yet");
		}
		for (long value : values) {
			if (value > 0xffff_ffffL) {
				throw new CommandFailure(direction + " rate larger than maximum " + 0xffff_ffffL);
			}
		}
		return values;
	}

	private static void rate(Arguments arguments, String direction, List<TypedParameter> changes) throws CommandFailure {
		long[] values = rate(arguments, direction);
		if (values == null) {
			return;
		}
		if (values[0] == 0 && values[3] == 0) {
			changes.add(new TypedParameter(direction + ".average", Type.UINT, 0L)); // takes the limit away
			return;
		}
		for (int i = 0; i < RATE.length; i++) {
			if (values[i] != 0) {
				changes.add(new TypedParameter(direction + '.' + RATE[i], Type.UINT, values[i]));
			}
		}
	}

	private static void performanceEvents(DomainLimits limits, DomainId id, Arguments arguments, Set<Impact> impact, Invocation invocation)
			throws CommandFailure {
		List<TypedParameter> changes = new ArrayList<>();
		for (String option : new String[] { "enable", "disable" }) {
			String events = arguments.optional(option);
			if (events != null) {
				for (String event : events.split(",")) {
					changes.add(new TypedParameter(event, Type.BOOLEAN, option.equals("enable")));
				}
			}
		}
		try {
			if (!changes.isEmpty()) {
				limits.setParameters(id, ParameterGroup.PERFORMANCE_EVENTS, changes, impact);
			}
			for (TypedParameter event : changes.isEmpty() ? limits.parameters(id, ParameterGroup.PERFORMANCE_EVENTS, impact) : changes) {
				invocation.out().append(String.format(Locale.ROOT, "%-15s: %s\n", event.name(), event.value().equals(true) ? "enabled" : "disabled"));
			}
		} catch (HypervisorException e) {
			throw new CommandFailure(changes.isEmpty() ? "Unable to get perf events" : "Unable to enable/disable perf events", e);
		}
	}

	private static void lifecycle(DomainLimits limits, DomainId id, Arguments arguments, Set<Impact> impact) throws CommandFailure {
		String type = arguments.data("type");
		String action = arguments.data("action");
		if (!EVENTS.contains(type)) {
			throw CommandFailure.oneOf("Invalid lifecycle type '" + type + "'.", EVENTS);
		}
		if (!ACTIONS.contains(action)) {
			throw CommandFailure.oneOf("Invalid lifecycle action '" + action + "'.", ACTIONS);
		}
		try {
			limits.setLifecycleAction(id, EVENTS.indexOf(type), ACTIONS.indexOf(action), impact);
		} catch (HypervisorException e) {
			throw new CommandFailure("Unable to change lifecycle action.", e);
		}
	}

	private static void schedule(DomainLimits limits, DomainId id, Arguments arguments, Set<Impact> impact, Invocation invocation)
			throws CommandFailure, HypervisorException {
		String scheduler;
		try {
			scheduler = limits.scheduler(id);
		} catch (HypervisorException e) {
			printScheduler(invocation, "Unknown");
			throw e;
		}
		printScheduler(invocation, scheduler);
		boolean both = impact.contains(Impact.LIVE) && impact.contains(Impact.CONFIG);
		List<TypedParameter> known = limits.parameters(id, ParameterGroup.SCHEDULER, both ? Set.of(Impact.CURRENT) : impact);
		List<TypedParameter> changes = new ArrayList<>();
		for (String name : new String[] { "weight", "cap" }) {
			if (arguments.has(name)) {
				changes.add(scheduled(known, name, arguments.data(name)));
			}
		}
		for (String set : arguments.rest("set")) {
			int equals = set.indexOf('=');
			if (equals < 0) {
				throw new CommandFailure("Invalid syntax for --set, expecting name=value");
			}
			changes.add(scheduled(known, set.substring(0, equals), set.substring(equals + 1)));
		}
		if (!changes.isEmpty()) {
			limits.setParameters(id, ParameterGroup.SCHEDULER, changes, impact);
			known = limits.parameters(id, ParameterGroup.SCHEDULER, both ? Set.of(Impact.CURRENT) : impact);
		} else if (both) {
			throw new CommandFailure("cannot query both live and config at once");
		}
		print(known, invocation);
	}

	private static void printScheduler(Invocation invocation, String name) {
		invocation.out().append(String.format(Locale.ROOT, "%-15s: %s\n", "Scheduler", name));
	}

	private static TypedParameter scheduled(List<TypedParameter> known, String name, String text) throws CommandFailure {
		for (TypedParameter one : known) {
			if (one.name().equals(name)) {
				try {
					return one.with(text);
				} catch (NumberFormatException e) {
					String type = switch (one.type()) {
					case INT -> "int";
					case UINT -> "unsigned int";
					case LLONG -> "long long";
					case ULLONG -> "unsigned long long";
					default -> "double";
					};
					throw new CommandFailure("invalid argument: Invalid value for field '" + name + "': expected " + type);
				}
			}
		}
		throw CommandFailure.oneOf("invalid scheduler option: " + name, known.stream().map(TypedParameter::name).toList());
	}
}
