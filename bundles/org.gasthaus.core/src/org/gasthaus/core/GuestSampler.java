package org.gasthaus.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gasthaus.hypervisor.DomainDetails;
import org.gasthaus.hypervisor.DomainFilter;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.DomainStatistics.Group;
import org.gasthaus.hypervisor.DomainStatistics.Option;
import org.gasthaus.hypervisor.DomainStatistics.Values;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.TypedParameter;

/**
 * Samples of the guests of one host that run, by one call for all of them. What the host knows itself, processor time and network, is asked for each
 * time; memory and disks, for which QEMU has to be asked guest by guest, more rarely. Where the driver has no such call, or leaves out the processor
 * time, each guest is asked for the little that every driver knows. For one thread at a time.
 */
public final class GuestSampler {
	private static final Set<Group> CHEAP = EnumSet.of(Group.STATE, Group.CPU_TOTAL, Group.INTERFACE);
	private static final Set<Group> ALL = EnumSet.of(Group.STATE, Group.CPU_TOTAL, Group.INTERFACE, Group.BALLOON, Group.BLOCK);
	private static final Set<DomainFilter> RUNNING = EnumSet.of(DomainFilter.ACTIVE);

	private final int dearEvery;
	private Map<DomainId, GuestSample> last = Map.of();
	private int taken;
	private Set<Option> options = EnumSet.of(Option.NOWAIT);
	private boolean bulk = true;
	private boolean partial;

	/** @param dearEvery how often memory and disks are asked for: each so many samples; 1 for each */
	public GuestSampler(int dearEvery) {
		if (dearEvery < 1) {
			throw new IllegalArgumentException("each " + dearEvery + " samples");
		}
		this.dearEvery = dearEvery;
	}

	/** Whether the last samples are without disks and networks, because the driver does not count them for all guests at once. */
	public boolean isPartial() {
		return partial;
	}

	/** One sample of each guest that runs. Blocks until the host answered. */
	public List<GuestSample> take(HypervisorSession session) throws HypervisorException {
		List<GuestSample> samples = bulk ? together(session) : null;
		if (samples == null) {
			bulk = false;
			samples = oneByOne(session);
		}
		partial = !bulk;
		Map<DomainId, GuestSample> now = new HashMap<>();
		samples.forEach(sample -> now.put(sample.domain(), sample));
		last = now;
		taken++;
		return samples;
	}

	/** {@code null} where the driver cannot, or tells the state only, as libvirt's test driver. */
	private List<GuestSample> together(HypervisorSession session) throws HypervisorException {
		boolean dear = taken % dearEvery == 0;
		try {
			long begun = System.nanoTime();
			List<Values> all = all(session, dear ? ALL : CHEAP);
			long at = between(begun, System.nanoTime());
			List<GuestSample> samples = new ArrayList<>(all.size());
			boolean counted = all.isEmpty();
			for (Values values : all) {
				GuestSample sample = sample(values, at, dear);
				counted |= sample.cpuNanos() >= 0;
				samples.add(sample);
			}
			return counted ? samples : null;
		} catch (HypervisorException e) {
			if (e.code() != Code.UNSUPPORTED) {
				throw e;
			}
			return null;
		}
	}

	/** A host that is slow to answer has counted some time in between. */
	private static long between(long begun, long ended) {
		return begun + (ended - begun) / 2;
	}

	/** Older drivers refuse to answer without waiting. */
	private List<Values> all(HypervisorSession session, Set<Group> groups) throws HypervisorException {
		try {
			return session.statistics().all(groups, RUNNING, options);
		} catch (HypervisorException e) {
			if (e.code() != Code.INVALID_ARGUMENT || options.isEmpty()) {
				throw e;
			}
			options = Set.of();
			return session.statistics().all(groups, RUNNING, options);
		}
	}

	private static List<GuestSample> oneByOne(HypervisorSession session) throws HypervisorException {
		List<GuestSample> samples = new ArrayList<>();
		for (DomainInfo guest : session.domains(RUNNING, null)) {
			try {
				long begun = System.nanoTime();
				DomainDetails details = session.domainDetails(guest.id());
				long at = between(begun, System.nanoTime());
				Duration time = details.cpuTime();
				samples.add(new GuestSample(guest.id(), details.info().state(), at, time == null ? -1 : time.toNanos(), -1, -1, at, details.usedMemoryKib(), -1, -1));
			} catch (HypervisorException e) {
				if (e.code() == Code.WRONG_STATE) {
					// it runs, but its host cannot count it now
					long at = System.nanoTime();
					samples.add(new GuestSample(guest.id(), guest.state(), at, -1, -1, -1, at, -1, -1, -1));
				} else if (e.code() != Code.NO_DOMAIN) {
					throw e;
				}
			}
		}
		return samples;
	}

	private GuestSample sample(Values values, long at, boolean dear) {
		Map<String, TypedParameter> map = new HashMap<>();
		values.values().forEach(value -> map.put(value.name(), value));
		DomainState state = DomainState.of((int) number(map, "state.state", 0));
		long cpu = number(map, "cpu.time", -1);
		long received = sum(map, "net", "rx.bytes");
		long sent = sum(map, "net", "tx.bytes");
		GuestSample before = last.get(values.id());
		List<DeviceSample> devices = new ArrayList<>();
		if (!dear) {
			if (before != null) {
				before.devices().stream().filter(DeviceSample::disk).forEach(devices::add);
			}
			devices(map, false, devices);
			return before == null ? new GuestSample(values.id(), state, at, cpu, received, sent, at, -1, -1, -1, devices)
					: new GuestSample(values.id(), state, at, cpu, received, sent, before.dearAt(), before.memoryKib(), before.readBytes(), before.writtenBytes(), devices);
		}
		devices(map, true, devices);
		devices(map, false, devices);
		return new GuestSample(values.id(), state, at, cpu, received, sent, at, number(map, "balloon.current", -1), sum(map, "block", "rd.bytes"),
				sum(map, "block", "wr.bytes"), devices);
	}

	/** Each by itself, in libvirt's order. */
	private static void devices(Map<String, TypedParameter> values, boolean disks, List<DeviceSample> devices) {
		String kind = disks ? "block" : "net";
		long count = number(values, kind + ".count", 0);
		for (int i = 0; i < count; i++) {
			String prefix = kind + '.' + i + '.';
			TypedParameter name = values.get(prefix + "name");
			Map<DeviceCounter, Long> counters = new EnumMap<>(DeviceCounter.class);
			for (DeviceCounter counter : DeviceCounter.values()) {
				long value = counter.isOfDisk() == disks ? number(values, prefix + counter.word(), -1) : -1;
				if (value >= 0) {
					counters.put(counter, value);
				}
			}
			if (!counters.isEmpty()) {
				devices.add(new DeviceSample(disks, name == null ? Integer.toString(i) : name.value().toString(), counters));
			}
		}
	}

	private static long number(Map<String, TypedParameter> values, String name, long missing) {
		TypedParameter value = values.get(name);
		return value != null && value.value() instanceof Number number ? number.longValue() : missing;
	}

	/** Of all devices of a kind; 0 if there are none, -1 if they are not counted. */
	private static long sum(Map<String, TypedParameter> values, String devices, String what) {
		long count = number(values, devices + ".count", -1);
		if (count <= 0) {
			return count;
		}
		long sum = -1;
		for (int i = 0; i < count; i++) {
			long one = number(values, devices + '.' + i + '.' + what, -1);
			sum = one < 0 ? sum : Math.max(0, sum) + one;
		}
		return sum;
	}
}
