package org.gasthaus.core;

import java.util.Map;
import java.util.Objects;

/**
 * What was counted of a disk or a network interface.
 *
 * @param disk whether it is a disk
 * @param name what the guest calls a disk, and the host an interface
 * @param counters those that the driver has
 */
public record DeviceSample(boolean disk, String name, Map<DeviceCounter, Long> counters) {
	public DeviceSample {
		Objects.requireNonNull(name);
		counters = Map.copyOf(counters);
	}
}
