package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainStatistics;
import org.gasthaus.hypervisor.DomainStatistics.DirtyRateMode;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.TypedParameter;

/** {@code cpu-stats}: what a guest used of each processor; {@code domdirtyrate-calc}: how fast it changes its memory. */
final class GuestMeasures implements HostCommand {
	private static final int AT_ONCE = 128;
	private static final long NANOS = 1_000_000_000;
	private static final List<String> EACH_TIMES = List.of("cpu_time", "vcpu_time");
	private static final List<String> TOTAL_TIMES = List.of("cpu_time", "user_time", "system_time");
	/** The words for {@link DirtyRateMode}. */
	static final List<String> MODES = List.of("page-sampling", "dirty-bitmap", "dirty-ring");

	private final String command;

	GuestMeasures(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return command.equals("cpu-stats") ? syntax.flags("total").number("start").number("count") : syntax.number("seconds").text("mode");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		DomainInfo domain = Lookups.domain(session, arguments.data("domain"));
		if (command.equals("cpu-stats")) {
			processors(session.statistics(), domain, arguments, invocation);
		} else {
			calculate(session.statistics(), domain.id(), arguments, invocation);
		}
	}

	private static void calculate(DomainStatistics statistics, DomainId id, Arguments arguments, Invocation invocation)
			throws CommandFailure, HypervisorException {
		int seconds = arguments.has("seconds") ? Numbers.integer(arguments, "seconds") : 1;
		String word = arguments.optional("mode");
		int mode = word == null ? 0 : MODES.indexOf(word);
		if (mode < 0) {
			throw CommandFailure.oneOf("Unknown calculation mode '" + word + "'", MODES);
		}
		statistics.calculateDirtyRate(id, seconds, DirtyRateMode.values()[mode]);
		if (!invocation.quiet()) {
			invocation.out().append("Start to calculate domain's memory dirty rate successfully.\n");
		}
	}

	/** What is to be shown: a number of processors from one on, and maybe the sum. */
	private record Range(int start, int count, boolean each, boolean total) {
		static Range of(Arguments arguments) throws CommandFailure {
			int start = arguments.has("start") ? Numbers.integer(arguments, "start") : 0;
			if (start < 0) {
				throw new CommandFailure("Invalid value for start CPU");
			}
			int count = arguments.has("count") ? Numbers.integer(arguments, "count") : Integer.MAX_VALUE;
			if (count < 0) {
				throw new CommandFailure("Invalid value for number of CPUs to show");
			}
			boolean some = arguments.has("start") || arguments.has("count");
			return new Range(start, count, some || !arguments.has("total"), arguments.has("total") || !some);
		}
	}

	private static void processors(DomainStatistics statistics, DomainInfo domain, Arguments arguments, Invocation invocation) throws CommandFailure {
		Range range = Range.of(arguments);
		StringBuilder out = new StringBuilder();
		Map<String, List<TypedParameter>> all = new LinkedHashMap<>();
		try {
			if (range.each()) {
				each(statistics, domain.id(), range, arguments.has("count"), all, out);
			}
			if (range.total()) {
				List<TypedParameter> total = statistics.ofAllCpus(domain.id());
				if (total.isEmpty()) {
					out.append("No total stats available");
				} else {
					all.put("total", total);
					print("Total", total, TOTAL_TIMES, out);
				}
			}
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to retrieve CPU statistics for domain '" + domain.name() + "'", e);
		}
		if (invocation.json() != null) {
			invocation.json().accept(json -> {
				json.beginObject();
				for (Map.Entry<String, List<TypedParameter>> one : all.entrySet()) {
					json.name(one.getKey()).beginObject();
					for (TypedParameter value : one.getValue()) {
						json.name(value.name()).jsonValue(value.text());
					}
					json.endObject();
				}
				json.endObject();
			});
			return;
		}
		invocation.out().append(out);
	}

	private static void each(DomainStatistics statistics, DomainId id, Range range, boolean counted, Map<String, List<TypedParameter>> all, StringBuilder out)
			throws CommandFailure, HypervisorException {
		int most = statistics.countedCpus(id);
		if (range.start() >= most) {
			throw new CommandFailure("Start CPU " + range.start() + " is out of range (min: 0, max: " + (most - 1) + ")");
		}
		int count = range.count();
		if (count > most) {
			out.append(counted ? "Only " + most + " CPUs available to show\n" : "");
			count = most - range.start();
		}
		List<List<TypedParameter>> found = new ArrayList<>();
		while (found.size() < count) {
			List<List<TypedParameter>> some = statistics.ofCpus(id, range.start() + found.size(), Math.min(count - found.size(), AT_ONCE));
			if (some.isEmpty()) {
				out.append("No per-CPU stats available");
				return;
			}
			found.addAll(some);
		}
		for (int i = 0; i < found.size(); i++) {
			if (!found.get(i).isEmpty()) {
				String name = "CPU" + (range.start() + i);
				all.put(name, found.get(i));
				print(name, found.get(i), EACH_TIMES, out);
			}
		}
	}

	private static void print(String heading, List<TypedParameter> values, List<String> times, StringBuilder out) {
		out.append(heading).append(":\n");
		for (TypedParameter value : values) {
			out.append(String.format(Locale.ROOT, "\t%-12s ", value.name()));
			if (times.contains(value.name()) && value.type() == TypedParameter.Type.ULLONG) {
				long nanos = (Long) value.value();
				out.append(String.format(Locale.ROOT, "%9d.%09d seconds\n", nanos / NANOS, nanos % NANOS));
			} else {
				out.append(value.text()).append('\n');
			}
		}
	}
}
