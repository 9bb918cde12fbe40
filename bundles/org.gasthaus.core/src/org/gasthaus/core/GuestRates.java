package org.gasthaus.core;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gasthaus.hypervisor.DomainId;

/**
 * Makes rates of what is counted of the guests of one host, by comparing each with what it was the last time. A guest that is gone is forgotten.
 * For one thread at a time.
 */
public final class GuestRates {
	private static final double SECOND = 1e9;
	private static final double PERCENT = 100;
	private static final double KIB = 1024;

	private Map<DomainId, Earlier> earlier = new HashMap<>();

	private record Earlier(GuestSample sample, GuestUse use) {
	}

	/** What the guests of these samples do, in their order. */
	public List<GuestUse> next(List<GuestSample> samples) {
		Map<DomainId, Earlier> now = new HashMap<>();
		List<GuestUse> uses = new ArrayList<>(samples.size());
		for (GuestSample sample : samples) {
			GuestUse use = use(sample, earlier.get(sample.domain()));
			uses.add(use);
			now.put(sample.domain(), new Earlier(sample, use));
		}
		earlier = now;
		return uses;
	}

	private static GuestUse use(GuestSample now, Earlier before) {
		GuestSample old = before == null ? now : before.sample();
		double seconds = (now.at() - old.at()) / SECOND;
		double dearSeconds = (now.dearAt() - old.dearAt()) / SECOND;
		boolean asBefore = before != null && dearSeconds == 0;
		return new GuestUse(now.domain(), now.state(), rate(old.cpuNanos(), now.cpuNanos(), seconds) / SECOND * PERCENT,
				now.memoryKib() < 0 ? Double.NaN : now.memoryKib() * KIB,
				asBefore ? before.use().read() : rate(old.readBytes(), now.readBytes(), dearSeconds),
				asBefore ? before.use().written() : rate(old.writtenBytes(), now.writtenBytes(), dearSeconds),
				rate(old.receivedBytes(), now.receivedBytes(), seconds), rate(old.sentBytes(), now.sentBytes(), seconds), devices(now, before, seconds, dearSeconds));
	}

	private static List<DeviceUse> devices(GuestSample now, Earlier before, double seconds, double dearSeconds) {
		List<DeviceUse> uses = new ArrayList<>(now.devices().size());
		for (DeviceSample device : now.devices()) {
			DeviceUse use = before == null ? null : before.use().devices().stream().filter(one -> one.disk() == device.disk() && one.name().equals(device.name())).findFirst().orElse(null);
			if (use != null && device.disk() && dearSeconds == 0) {
				uses.add(use); // disks were not asked for this time
				continue;
			}
			Map<DeviceCounter, Double> rates = new EnumMap<>(DeviceCounter.class);
			device.counters().forEach((counter, count) -> rates.put(counter, rate(use == null ? -1 : use.total(counter), count, device.disk() ? dearSeconds : seconds)));
			uses.add(new DeviceUse(device.disk(), device.name(), rates, device.counters()));
		}
		return uses;
	}

	/** A counter that is smaller than before began anew, with the guest or with one of its devices: what it did meanwhile nobody knows. */
	private static double rate(long before, long now, double seconds) {
		return seconds <= 0 || before < 0 || now < before ? Double.NaN : (now - before) / seconds;
	}
}
