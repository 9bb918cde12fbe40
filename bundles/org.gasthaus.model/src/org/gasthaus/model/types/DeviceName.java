package org.gasthaus.model.types;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name a disk asks for in its guest: {@code vda}, {@code hdb}, {@code sdaa}; a number at the end is a partition of it.
 *
 * @param prefix the kind of bus, {@code vd} for example
 * @param index the place of the disk on it, from 0; {@code a} is 0, {@code z} 25, {@code aa} 26
 * @param partition the partition from 0, or {@link #WHOLE}
 */
public record DeviceName(String prefix, int index, int partition) implements Comparable<DeviceName> {
	public static final int WHOLE = -1;
	private static final List<String> PREFIXES = List.of("fd", "hd", "vd", "sd", "xvd", "ubd");
	private static final Map<String, String> PREFIX_OF_BUS = Map.of("ide", "hd", "scsi", "sd", "sata", "sd", "usb", "sd", "sd", "sd", "virtio", "vd",
			"xen", "xvd", "fdc", "fd", "uml", "ubd");
	private static final Pattern FORM = Pattern.compile("(fd|hd|vd|sd|xvd|ubd)([a-z]{1,6})([1-9][0-9]{0,8}|0)?");

	/** @throws IllegalArgumentException there is no such prefix, or a number is negative */
	public DeviceName {
		if (!PREFIXES.contains(prefix) || index < 0 || partition < WHOLE) {
			throw new IllegalArgumentException("There is no device name " + prefix + '[' + index + "] " + partition);
		}
	}

	/** @throws IllegalArgumentException there is no such prefix, or {@code index} is negative */
	public DeviceName(String prefix, int index) {
		this(prefix, index, WHOLE);
	}

	/** @return the parts of {@code text}; empty when it does not have the form of such a name */
	public static Optional<DeviceName> parse(String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			return Optional.empty();
		}
		int partition = form.group(3) == null ? WHOLE : Integer.parseInt(form.group(3));
		return Optional.of(new DeviceName(form.group(1), indexOf(form.group(2)), partition));
	}

	/** @return the prefix of names on that bus, {@code vd} for {@code virtio}; empty for a bus that is none of a disk */
	public static Optional<String> prefixOf(String bus) {
		return Optional.ofNullable(PREFIX_OF_BUS.get(bus));
	}

	/**
	 * Finds the first name that no other disk has.
	 *
	 * @param taken names in use; partitions count for their disk, other texts are ignored
	 * @throws IllegalArgumentException there is no such prefix
	 */
	public static DeviceName nextFree(String prefix, Collection<String> taken) {
		Set<Integer> used = taken.stream().map(DeviceName::parse).flatMap(Optional::stream).filter(name -> name.prefix.equals(prefix))
				.map(DeviceName::index).collect(Collectors.toSet());
		int index = 0;
		while (used.contains(index)) {
			index++;
		}
		return new DeviceName(prefix, index);
	}

	private static int indexOf(String letters) {
		int index = 0;
		for (int i = 0; i < letters.length(); i++) {
			index = index * 26 + letters.charAt(i) - 'a' + 1;
		}
		return index - 1;
	}

	private static String lettersOf(int index) {
		StringBuilder letters = new StringBuilder();
		for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
			letters.insert(0, (char) ('a' + rest % 26));
		}
		return letters.toString();
	}

	/** @return the disk this is a partition of, or this */
	public DeviceName whole() {
		return partition == WHOLE ? this : new DeviceName(prefix, index);
	}

	/** By prefix, then by place: {@code sdz} before {@code sdaa}. */
	@Override
	public int compareTo(DeviceName other) {
		return Comparator.comparing(DeviceName::prefix).thenComparingInt(DeviceName::index).thenComparingInt(DeviceName::partition).compare(this, other);
	}

	@Override
	public String toString() {
		return prefix + lettersOf(index) + (partition == WHOLE ? "" : partition);
	}
}
