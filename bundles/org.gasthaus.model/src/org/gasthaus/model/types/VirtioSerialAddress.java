package org.gasthaus.model.types;

import java.util.Comparator;

/** The place of a channel or console on a virtio-serial controller. Port 0 is kept for consoles. */
public record VirtioSerialAddress(int controller, int bus, int port) implements Comparable<VirtioSerialAddress> {
	private static final Comparator<VirtioSerialAddress> ORDER = Comparator.comparingInt(VirtioSerialAddress::controller)
			.thenComparingInt(VirtioSerialAddress::bus).thenComparingInt(VirtioSerialAddress::port);

	/** @throws IllegalArgumentException a part is negative */
	public VirtioSerialAddress {
		Parts.check("controller", controller, Integer.MAX_VALUE);
		Parts.check("bus", bus, Integer.MAX_VALUE);
		Parts.check("port", port, Integer.MAX_VALUE);
	}

	@Override
	public int compareTo(VirtioSerialAddress other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return controller + ":" + bus + ':' + port;
	}
}
