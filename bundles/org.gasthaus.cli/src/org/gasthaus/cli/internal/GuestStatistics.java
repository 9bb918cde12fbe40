package org.gasthaus.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.DomainFilter;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainStatistics;
import org.gasthaus.hypervisor.DomainStatistics.Group;
import org.gasthaus.hypervisor.DomainStatistics.Option;
import org.gasthaus.hypervisor.DomainStatistics.Values;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.TypedParameter;

import com.google.gson.stream.JsonWriter;

/** {@code domstats}, {@code domcontrol} */
final class GuestStatistics implements HostCommand {
	private static final String[] LISTS = { "list-active", "list-inactive", "list-persistent", "list-transient", "list-running", "list-paused", "list-shutoff",
			"list-other" };
	private static final String[] STATES = { "ok", "background job", "occupied", "error" };
	private static final String[] ERRORS = { "", "unknown", "monitor failure", "internal (locking) error" };

	private final String command;

	GuestStatistics(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return command.equals("domcontrol") ? syntax.data("domain")
				: syntax.flags("state", "cpu-total", "balloon", "vcpu", "interface", "block", "perf", "iothread", "memory", "dirtyrate", "vm").flags(LISTS)
						.flags("raw", "enforce", "backing", "nowait").words("domain");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		StringBuilder out = new StringBuilder();
		if (command.equals("domcontrol")) {
			long[] control = session.statistics().control(Lookups.domain(session, arguments.data("domain")).id());
			out.append(word(STATES, control[0]));
			if (control[0] == STATES.length - 1) {
				out.append(": ").append(word(ERRORS, control[1])).append('\n');
			} else if (control[0] != 0) {
				out.append(String.format(Locale.ROOT, " (%.3fs)\n", control[2] / 1000.0));
			} else {
				out.append('\n');
			}
		} else {
			statistics(invocation, arguments, out);
		}
		invocation.out().append(out);
	}

	private static String word(String[] words, long number) {
		return number >= 0 && number < words.length ? words[(int) number] : "unknown";
	}

	private void statistics(Invocation invocation, Arguments arguments, StringBuilder out) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		Set<Group> groups = Numbers.flags(Group.class, syntax(), arguments);
		Set<Option> options = Numbers.flags(Option.class, syntax(), arguments);
		Set<DomainFilter> filters = EnumSet.noneOf(DomainFilter.class);
		for (int i = 0; i < LISTS.length; i++) {
			if (arguments.has(LISTS[i])) {
				filters.add(DomainFilter.values()[i]);
			}
		}
		List<String> names = arguments.rest("domain");
		DomainStatistics statistics = session.statistics();
		List<DomainId> ids = new ArrayList<>();
		for (String name : names) {
			ids.add(Lookups.domain(session, name).id());
		}
		List<Values> all = names.isEmpty() ? statistics.all(groups, filters, options) : statistics.of(ids, groups, options);
		if (invocation.json() != null) {
			invocation.json().accept(json -> write(json, all));
			return;
		}
		boolean first = true;
		for (Values one : all) {
			out.append(first ? "" : "\n").append("Domain: '").append(one.id().name()).append("'\n");
			for (TypedParameter value : one.values()) {
				out.append("  ").append(value.name()).append('=').append(value.text()).append('\n');
			}
			first = false;
		}
	}

	/** Always an array, and numbers are numbers: the types are libvirt's. */
	private static void write(JsonWriter json, List<Values> all) throws IOException {
		json.beginArray();
		for (Values one : all) {
			json.beginObject().name("domain").value(one.id().name()).name("uuid").value(one.id().uuid());
			for (TypedParameter parameter : one.values()) {
				json.name(parameter.name());
				switch (parameter.type()) {
				case STRING -> json.value((String) parameter.value());
				case BOOLEAN -> json.value((Boolean) parameter.value());
				default -> json.jsonValue(parameter.text());
				}
			}
			json.endObject();
		}
		json.endArray();
	}
}
