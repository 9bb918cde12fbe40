package org.gasthaus.core;

import java.util.Map;
import java.util.Objects;

/**
 * What a disk or a network interface of a guest does now.
 *
 * @param disk whether it is a disk
 * @param name what the guest calls a disk, and the host an interface
 * @param rates in a second; {@code NaN} for what is not known, because there is no earlier sample or the counter began anew
 * @param totals since the guest, or the device, began
 */
public record DeviceUse(boolean disk, String name, Map<DeviceCounter, Double> rates, Map<DeviceCounter, Long> totals) {
	public DeviceUse {
		Objects.requireNonNull(name);
		rates = Map.copyOf(rates);
		totals = Map.copyOf(totals);
	}

	/** {@code NaN} for what is not counted. */
	public double rate(DeviceCounter counter) {
		return rates.getOrDefault(counter, Double.NaN);
	}

	/** -1 for what is not counted. */
	public long total(DeviceCounter counter) {
		return totals.getOrDefault(counter, -1L);
	}
}
