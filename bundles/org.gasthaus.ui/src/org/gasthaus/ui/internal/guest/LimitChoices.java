package org.gasthaus.ui.internal.guest;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.CpuList;
import org.gasthaus.core.GuestLimits;
import org.gasthaus.core.GuestLimits.Place;
import org.gasthaus.core.GuestLimits.Section;
import org.gasthaus.core.GuestLimits.State;
import org.gasthaus.core.op.ChangeLimits;
import org.gasthaus.core.op.ChangeLimits.Change;
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.ui.internal.Sizes;

/**
 * How much of its host the user wants a guest to use at most, and what is wrong with that. A field that the user did not touch shows what the running
 * guest has, or what is stored if only that is changed; only what was touched and differs is told the host. Plain Java, for the dialog to show.
 */
final class LimitChoices {
	private static final long KIB = 1024;
	/** What libvirt says for no limit of memory, in KiB. */
	private static final long NO_MEMORY_LIMIT = Long.MAX_VALUE >> 10;
	private static final long MOST_WEIGHT = 10_000;
	/** In microseconds, as libvirt checks them. */
	private static final long SHORTEST = 1000;
	private static final long LONGEST_PERIOD = 1_000_000;
	private static final long MOST_QUOTA = 17_592_186_044_415L;
	private static final List<String> MODES = List.of("strict", "preferred", "interleave", "restrictive");
	private static final String DISK_BYTES = "_bytes_sec";

	/** How a value is written. */
	enum Kind {
		/** Memory, in KiB. */
		MEMORY,
		/** Bytes in a second; 0 is no limit. */
		BYTES,
		/** Requests in a second; 0 is no limit. */
		REQUESTS,
		/** A number without a unit. */
		NUMBER,
		/** 0, or up to libvirt's most. */
		WEIGHT,
		/** Microseconds. */
		PERIOD,
		/** Microseconds; negative is no limit. */
		QUOTA,
		/** One of few words. */
		MODE,
		/** A list of the host's nodes. */
		NODES,
		/** Devices of the host, each with a number. */
		PAIRS
	}

	/** One value. */
	record Field(Place place, String name, Kind kind, String label) {
		/** Where it is, as a text that is unique in a dialog. */
		String id() {
			return place.isDisk() ? place.disk() + '/' + name : name;
		}
	}

	private final GuestLimits limits;
	private final Map<ParameterGroup, List<Field>> groups = new LinkedHashMap<>();
	private final Map<String, List<Field>> disks = new LinkedHashMap<>();
	private final Map<Field, String> typed = new LinkedHashMap<>();
	private boolean running;
	private boolean stored;

	LimitChoices(GuestLimits limits) {
		this.limits = limits;
		running = has(limits.running());
		stored = has(limits.stored());
		groups.put(ParameterGroup.MEMORY, group(ParameterGroup.MEMORY, Kind.MEMORY, "hard_limit", "soft_limit", "swap_hard_limit"));
		groups.put(ParameterGroup.BLOCK_IO, group(ParameterGroup.BLOCK_IO, Kind.PAIRS, "weight", "device_weight", "device_read_bytes_sec",
				"device_write_bytes_sec", "device_read_iops_sec", "device_write_iops_sec"));
		groups.put(ParameterGroup.SCHEDULER, group(ParameterGroup.SCHEDULER, Kind.NUMBER, "cpu_shares", "vcpu_period", "vcpu_quota", "emulator_period",
				"emulator_quota", "iothread_period", "iothread_quota", "global_period", "global_quota"));
		groups.put(ParameterGroup.NUMA, group(ParameterGroup.NUMA, Kind.NODES, "numa_mode", "numa_nodeset"));
		states().flatMap(state -> state.disks().stream()).distinct().forEach(disk -> disks.put(disk,
				Stream.of("total_bytes_sec", "read_bytes_sec", "write_bytes_sec", "total_iops_sec", "read_iops_sec", "write_iops_sec")
						.map(name -> new Field(Place.of(disk), name, name.endsWith(DISK_BYTES) ? Kind.BYTES : Kind.REQUESTS, disk + ", " + label(name))).toList()));
	}

	private Stream<State> states() {
		return Stream.of(limits.running() == null ? new State(Map.of()) : limits.running(), limits.stored() == null ? new State(Map.of()) : limits.stored());
	}

	private static boolean has(State state) {
		return state != null && state.sections().values().stream().anyMatch(section -> !section.values().isEmpty());
	}

	/** The fields that every hypervisor is asked for, then what this one has beyond. */
	private List<Field> group(ParameterGroup group, Kind usual, String... names) {
		Place place = Place.of(group);
		Set<String> all = new LinkedHashSet<>();
		if (group == ParameterGroup.SCHEDULER) {
			states().flatMap(state -> state.section(place).values().stream()).filter(value -> value.value() instanceof Number).forEach(value -> all.add(value.name()));
		}
		List<Field> fields = new ArrayList<>();
		Stream.concat(Stream.of(names), all.stream()).distinct().forEach(name -> fields.add(new Field(place, name, kind(name, usual), label(name))));
		return fields;
	}

	private static Kind kind(String name, Kind usual) {
		return name.equals("weight") ? Kind.WEIGHT : name.equals("numa_mode") ? Kind.MODE : name.endsWith("_period") ? Kind.PERIOD
				: name.endsWith("_quota") ? Kind.QUOTA : usual;
	}

	private static String label(String name) {
		return switch (name) {
		case "hard_limit" -> Messages.Limits_hard;
		case "soft_limit" -> Messages.Limits_soft;
		case "swap_hard_limit" -> Messages.Limits_swap;
		case "weight" -> Messages.Limits_weight;
		case "device_weight" -> Messages.Limits_deviceWeight;
		case "device_read_bytes_sec" -> Messages.Limits_deviceReadBytes;
		case "device_write_bytes_sec" -> Messages.Limits_deviceWriteBytes;
		case "device_read_iops_sec" -> Messages.Limits_deviceReadRequests;
		case "device_write_iops_sec" -> Messages.Limits_deviceWriteRequests;
		case "cpu_shares" -> Messages.Limits_shares;
		case "vcpu_period" -> Messages.Limits_vcpuPeriod;
		case "vcpu_quota" -> Messages.Limits_vcpuQuota;
		case "emulator_period" -> Messages.Limits_emulatorPeriod;
		case "emulator_quota" -> Messages.Limits_emulatorQuota;
		case "iothread_period" -> Messages.Limits_threadPeriod;
		case "iothread_quota" -> Messages.Limits_threadQuota;
		case "global_period" -> Messages.Limits_globalPeriod;
		case "global_quota" -> Messages.Limits_globalQuota;
		case "numa_mode" -> Messages.Limits_mode;
		case "numa_nodeset" -> Messages.Limits_nodes;
		case "total_bytes_sec" -> Messages.Limits_totalBytes;
		case "read_bytes_sec" -> Messages.Limits_readBytes;
		case "write_bytes_sec" -> Messages.Limits_writeBytes;
		case "total_iops_sec" -> Messages.Limits_totalRequests;
		case "read_iops_sec" -> Messages.Limits_readRequests;
		case "write_iops_sec" -> Messages.Limits_writeRequests;
		default -> name;
		};
	}

	GuestLimits limits() {
		return limits;
	}

	/** The fields of a group. */
	List<Field> fields(ParameterGroup group) {
		return groups.get(group);
	}

	/** The disks that either state has, by their names in the guest. */
	List<String> disks() {
		return List.copyOf(disks.keySet());
	}

	/** The fields of a disk. */
	List<Field> fields(String disk) {
		return disks.get(disk);
	}

	/** What can be chosen in a field; empty where it is written. */
	List<String> words(Field field) {
		return switch (field.kind()) {
		case MODE -> MODES;
		case MEMORY, QUOTA, BYTES, REQUESTS -> List.of(Messages.Limits_unlimited);
		default -> List.of();
		};
	}

	boolean canRun() {
		return has(limits.running());
	}

	boolean canBeStored() {
		return has(limits.stored());
	}

	/** For which states the changes are. */
	void apply(boolean toRunning, boolean toStored) {
		running = toRunning;
		stored = toStored;
	}

	/** Whether one of the states has such a value. */
	boolean isAvailable(Field field) {
		return states().anyMatch(state -> state.section(field.place()).value(field.name()).isPresent());
	}

	/** Why a field cannot be changed, in the hypervisor's words if it said anything; empty if it can. */
	String reason(Field field) {
		if (isAvailable(field)) {
			return "";
		}
		if (states().anyMatch(state -> !state.section(field.place()).values().isEmpty())) {
			return Messages.Limits_absent; // it has others of these
		}
		return states().map(state -> problem(state.section(field.place()))).filter(problem -> !problem.isEmpty()).findFirst().orElse(Messages.Limits_absent);
	}

	/** Why the running guest, or its next start, has none of these; empty if both have. */
	String remark(Place place) {
		List<String> remarks = new ArrayList<>();
		String now = limits.running() == null ? "" : problem(limits.running().section(place));
		String later = limits.stored() == null ? "" : problem(limits.stored().section(place));
		if (now.equals(later)) {
			return now.isEmpty() ? "" : NLS.bind(Messages.Limits_notAtAll, now);
		}
		if (!now.isEmpty()) {
			remarks.add(NLS.bind(Messages.Limits_notNow, now));
		}
		if (!later.isEmpty()) {
			remarks.add(NLS.bind(Messages.Limits_notLater, later));
		}
		return String.join("\n", remarks);
	}

	/** The hypervisor's words as a sentence. */
	private static String problem(Section section) {
		String problem = section.problem().strip();
		return problem.isEmpty() || problem.endsWith(".") ? problem : problem + '.';
	}

	/** A sentence if the next start brings other values than those of the running guest. */
	String difference() {
		if (limits.running() == null || limits.stored() == null) {
			return "";
		}
		List<String> other = new ArrayList<>();
		all().forEach(field -> limits.running().section(field.place()).value(field.name()).ifPresent(now -> limits.stored().section(field.place()).value(field.name())
				.filter(later -> !isNothing(later) && !later.value().equals(now.value())).ifPresent(later -> other.add(field.label()))));
		return other.isEmpty() ? "" : NLS.bind(Messages.Limits_differs, String.join("; ", other));
	}

	/** What is not stored says 0, or nothing; a running guest says what that became. */
	private static boolean isNothing(TypedParameter value) {
		return value.value() instanceof Number number ? number.longValue() == 0 : "".equals(value.value());
	}

	private Stream<Field> all() {
		return Stream.concat(groups.values().stream(), disks.values().stream()).flatMap(List::stream);
	}

	/** What a field shows. */
	String text(Field field) {
		return typed.getOrDefault(field, known(field));
	}

	private String known(Field field) {
		State first = running || limits.stored() == null ? limits.running() : limits.stored();
		return Stream.concat(first == null ? Stream.empty() : Stream.of(first), states()).flatMap(state -> state.section(field.place()).value(field.name()).stream())
				.findFirst().map(value -> text(field, value)).orElse("");
	}

	private static String text(Field field, TypedParameter value) {
		if (!(value.value() instanceof Number number)) {
			return value.text();
		}
		long exact = number.longValue();
		return switch (field.kind()) {
		case MEMORY -> exact == NO_MEMORY_LIMIT ? Messages.Limits_unlimited : Sizes.text(exact * KIB);
		case BYTES -> exact == 0 ? Messages.Limits_unlimited : Sizes.text(exact);
		case REQUESTS -> exact == 0 ? Messages.Limits_unlimited : Long.toString(exact);
		case QUOTA -> exact <= 0 || exact >= MOST_QUOTA ? Messages.Limits_unlimited : Long.toString(exact);
		case MODE -> exact >= 0 && exact < MODES.size() ? MODES.get((int) exact) : Long.toString(exact);
		default -> value.text();
		};
	}

	/** The user wrote something. */
	void type(Field field, String text) {
		if (text.strip().equals(known(field))) {
			typed.remove(field);
		} else {
			typed.put(field, text.strip());
		}
	}

	/** What is wrong, a sentence; empty if nothing is, {@code null} for what changes nothing yet. */
	String problem() {
		for (Map.Entry<Field, String> entry : typed.entrySet()) {
			String wrong = wrong(entry.getKey(), entry.getValue());
			if (!wrong.isEmpty()) {
				return wrong;
			}
		}
		if (!running && !stored) {
			return Messages.Resources_nothing;
		}
		for (Field field : typed.keySet()) {
			String missing = missing(field);
			if (!missing.isEmpty()) {
				return missing;
			}
		}
		String together = running ? together(limits.running()) : "";
		if (together.isEmpty() && stored) {
			together = together(limits.stored());
		}
		return !together.isEmpty() ? together : changes().isEmpty() ? null : "";
	}

	private String missing(Field field) {
		if (running && limits.running().section(field.place()).value(field.name()).isEmpty()) {
			String problem = problem(limits.running().section(field.place()));
			return NLS.bind(Messages.Limits_noneNow, field.label(), problem.isEmpty() ? Messages.Limits_absent : problem);
		}
		if (running && field.kind() == Kind.MODE) {
			return Messages.Limits_modeLater;
		}
		if (stored && limits.stored().section(field.place()).value(field.name()).isEmpty()) {
			String problem = problem(limits.stored().section(field.place()));
			return NLS.bind(Messages.Limits_noneLater, field.label(), problem.isEmpty() ? Messages.Limits_absent : problem);
		}
		return "";
	}

	/** What one value says of another one. */
	private String together(State state) {
		Field hard = groups.get(ParameterGroup.MEMORY).get(0);
		Field swap = groups.get(ParameterGroup.MEMORY).get(2);
		if ((typed.containsKey(hard) || typed.containsKey(swap)) && wanted(state, swap) < wanted(state, hard)) {
			return Messages.Limits_swapBelow;
		}
		for (List<Field> disk : disks.values()) {
			for (int first : new int[] { 0, 3 }) {
				List<Field> kind = disk.subList(first, first + 3);
				if (kind.stream().anyMatch(typed::containsKey) && wanted(state, kind.get(0)) > 0 && (wanted(state, kind.get(1)) > 0 || wanted(state, kind.get(2)) > 0)) {
					return NLS.bind(Messages.Limits_totalAndParts, disk.get(0).place().disk());
				}
			}
		}
		return "";
	}

	/** What a state will have; 0 where there is no such value. Only for what is right. */
	private long wanted(State state, Field field) {
		TypedParameter value = state.section(field.place()).value(field.name()).orElse(null);
		if (value == null) {
			return 0;
		}
		TypedParameter fresh = typed.containsKey(field) ? parsed(field, typed.get(field), value) : value;
		return fresh.value() instanceof Number number ? number.longValue() : 0;
	}

	/** Why a text is no value; empty if it is one. */
	private String wrong(Field field, String text) {
		try {
			long number = number(field, text);
			boolean right = switch (field.kind()) {
			case WEIGHT -> number <= MOST_WEIGHT;
			case PERIOD -> number == 0 || number >= SHORTEST && number <= LONGEST_PERIOD;
			case QUOTA -> number <= 0 || number >= SHORTEST && number <= MOST_QUOTA;
			case NODES -> CpuList.parse(text).filter(nodes -> !nodes.isEmpty()).isPresent();
			case PAIRS -> text.isEmpty() || text.matches("/[^,\\s]+,[0-9]+(,/[^,\\s]+,[0-9]+)*");
			default -> true;
			};
			if (right) {
				return "";
			}
		} catch (ParseException | NumberFormatException e) {
			// told below
		}
		if (field.kind() == Kind.MEMORY && !Sizes.unitMissing(text).isEmpty()) {
			return NLS.bind(Messages.Limits_unit, field.label(), Sizes.unitMissing(text));
		}
		return NLS.bind(switch (field.kind()) {
		case MEMORY -> Messages.Limits_badMemory;
		case BYTES -> Messages.Limits_badBytes;
		case REQUESTS -> Messages.Limits_badRequests;
		case WEIGHT -> Messages.Limits_badWeight;
		case PERIOD -> Messages.Limits_badPeriod;
		case QUOTA -> Messages.Limits_badQuota;
		case NODES -> Messages.Limits_badNodes;
		case PAIRS -> Messages.Limits_badPairs;
		case NUMBER, MODE -> Messages.Limits_badNumber;
		}, field.label());
	}

	private static boolean isUnlimited(String text) {
		return text.equalsIgnoreCase(Messages.Limits_unlimited) || text.equalsIgnoreCase("unlimited");
	}

	private static long number(Field field, String text) throws ParseException {
		return switch (field.kind()) {
		case MEMORY -> isUnlimited(text) ? NO_MEMORY_LIMIT : Math.max(1, Sizes.bytes(text) / KIB);
		case BYTES -> isUnlimited(text) || text.equals("0") ? 0 : Sizes.bytesOrNumber(text);
		case REQUESTS -> isUnlimited(text) ? 0 : unsigned(text);
		case QUOTA -> isUnlimited(text) ? -1 : unsigned(text);
		case NUMBER, WEIGHT, PERIOD -> unsigned(text);
		case MODE -> MODES.indexOf(text) < 0 ? unsigned(text) : MODES.indexOf(text);
		case NODES, PAIRS -> 0;
		};
	}

	private static long unsigned(String text) {
		if (!text.matches("[0-9]{1,18}")) {
			throw new NumberFormatException(text);
		}
		return Long.parseLong(text);
	}

	private static TypedParameter parsed(Field field, String text, TypedParameter before) {
		try {
			return switch (field.kind()) {
			case NODES -> TypedParameter.ofText(field.name(), text);
			case PAIRS -> TypedParameter.ofText(field.name(), GuestLimits.devicePairs(text, (String) before.value()));
			default -> before.with(Long.toString(number(field, text)));
			};
		} catch (ParseException e) {
			throw new IllegalStateException(e); // was looked at before
		}
	}

	/** What the host is going to be told: what is stored first. Only for what is right. */
	List<Change> changes() {
		List<Change> changes = new ArrayList<>();
		if (stored) {
			changes(limits.stored(), false, changes);
		}
		if (running) {
			changes(limits.running(), true, changes);
		}
		return changes;
	}

	private void changes(State state, boolean now, List<Change> changes) {
		Map<Place, List<TypedParameter>> values = new LinkedHashMap<>();
		typed.forEach((field, text) -> state.section(field.place()).value(field.name()).ifPresent(before -> {
			TypedParameter wanted = parsed(field, text, before);
			if (!wanted.value().equals(before.value())) {
				values.computeIfAbsent(field.place(), place -> new ArrayList<>()).add(wanted);
			}
		}));
		values.forEach((place, list) -> {
			Section section = state.section(place);
			changes.add(new Change(place, list, now, section.impact()));
		});
	}

	/** What does it. */
	ChangeLimits operation() {
		return new ChangeLimits(limits.domain(), changes());
	}
}
