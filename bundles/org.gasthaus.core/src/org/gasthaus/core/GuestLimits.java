package org.gasthaus.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.hypervisor.TypedParameter;

/**
 * How much of its host a domain may use, as it runs and as it is stored, at the time when it was read. Immutable; may be used from any thread.
 *
 * @param domain whose they are
 * @param running what holds now; {@code null} if it does not run
 * @param stored what holds from its next start on; {@code null} if nothing is stored of it
 */
public record GuestLimits(DomainHandle domain, State running, State stored) {
	/**
	 * What is limited together: a group of the whole domain, or one of its disks.
	 *
	 * @param group {@code null} for a disk
	 * @param disk its target; empty for a group
	 */
	public record Place(ParameterGroup group, String disk) {
		/** A group of the domain. */
		public static Place of(ParameterGroup group) {
			return new Place(Objects.requireNonNull(group), "");
		}

		/** A disk. @param target what the guest calls it */
		public static Place of(String target) {
			return new Place(null, target);
		}

		/** Whether it is a disk. */
		public boolean isDisk() {
			return group == null;
		}
	}

	/**
	 * The limits of one place in one state.
	 *
	 * @param values in libvirt's order; empty if there is a problem
	 * @param impact the word with which these are read and changed; empty where the driver has none
	 * @param problem why there are none, in the hypervisor's words; empty if there are
	 */
	public record Section(List<TypedParameter> values, Set<Impact> impact, String problem) {
		public Section {
			values = List.copyOf(values);
			impact = Set.copyOf(impact);
			Objects.requireNonNull(problem);
		}

		/** What is said of one of them. */
		public Optional<TypedParameter> value(String name) {
			return values.stream().filter(value -> value.name().equals(name)).findFirst();
		}
	}

	/**
	 * The limits of one state.
	 *
	 * @param sections for each place that was asked for
	 */
	public record State(Map<Place, Section> sections) {
		public State {
			sections = new LinkedHashMap<>(sections);
		}

		/** The limits of a place; one with a problem of no words if it was not asked for, as a disk that is not there in this state. */
		public Section section(Place place) {
			return sections.getOrDefault(place, new Section(List.of(), Set.of(), ""));
		}

		/** The disks in the order of the definition. */
		public List<String> disks() {
			return sections.keySet().stream().filter(Place::isDisk).map(Place::disk).toList();
		}
	}

	public GuestLimits {
		Objects.requireNonNull(domain);
	}

	/**
	 * The text that makes a list of the host's devices what it shall be: libvirt keeps a device that is not named, and forgets one that gets 0.
	 *
	 * @param wanted pairs of a device and its number, with commas between all: {@code /dev/sda,500,/dev/sdb,300}
	 * @param before the same of what there is
	 */
	public static String devicePairs(String wanted, String before) {
		List<String> devices = devices(wanted);
		List<String> pairs = new ArrayList<>(wanted.isEmpty() ? List.of() : List.of(wanted));
		devices(before).stream().filter(device -> !devices.contains(device)).forEach(device -> pairs.add(device + ",0"));
		return String.join(",", pairs);
	}

	private static List<String> devices(String pairs) {
		List<String> result = new ArrayList<>();
		String[] words = pairs.split(",");
		for (int i = 0; i + 1 < words.length; i += 2) {
			result.add(words[i]);
		}
		return result;
	}

	/** Whether it runs. */
	public boolean isRunning() {
		return running != null;
	}
}
