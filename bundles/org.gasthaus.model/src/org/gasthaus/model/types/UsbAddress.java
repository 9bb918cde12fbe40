package org.gasthaus.model.types;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The place of a USB device in a guest: the controller, and the way from its root hub through further hubs.
 *
 * @param bus the index of the controller
 * @param ports the port on each hub of the way, from 1; at most {@value #MAX_DEPTH}; empty while only the controller is chosen
 */
public record UsbAddress(int bus, List<Integer> ports) implements Comparable<UsbAddress> {
	public static final int MAX_DEPTH = 4;
	private static final Pattern FORM = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){0,3}");

	/** @throws IllegalArgumentException a number is out of range, or the way is too long */
	public UsbAddress {
		ports = List.copyOf(ports);
		Parts.check("bus", bus, Integer.MAX_VALUE);
		if (ports.size() > MAX_DEPTH || ports.stream().anyMatch(port -> port < 1 || port > 255)) {
			throw new IllegalArgumentException("Not the ports of a USB device: " + ports);
		}
	}

	/** @throws IllegalArgumentException {@code ports} is not numbers from 1 with dots between, or there are more than {@value #MAX_DEPTH} */
	public static UsbAddress of(int bus, String ports) {
		if (!FORM.matcher(ports).matches()) {
			throw Parts.malformed(ports, "1.2");
		}
		return new UsbAddress(bus, Arrays.stream(ports.split("\\.")).map(Integer::valueOf).toList());
	}

	/** @return the ports as a definition writes them, {@code 1.2} */
	public String path() {
		return ports.stream().map(String::valueOf).collect(Collectors.joining("."));
	}

	/** A hub comes before what hangs on it; ports by number. */
	@Override
	public int compareTo(UsbAddress other) {
		int difference = Integer.compare(bus, other.bus);
		for (int i = 0; difference == 0 && i < Math.min(ports.size(), other.ports.size()); i++) {
			difference = ports.get(i).compareTo(other.ports.get(i));
		}
		return difference != 0 ? difference : Integer.compare(ports.size(), other.ports.size());
	}

	@Override
	public String toString() {
		return bus + ":" + path();
	}
}
