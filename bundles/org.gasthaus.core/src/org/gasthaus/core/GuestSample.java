package org.gasthaus.core;

import java.util.List;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainState;

/**
 * What was counted of a guest until a moment. What the driver does not count is -1.
 *
 * @param at when processor time and network were counted, in nanoseconds of a clock that does not jump
 * @param cpuNanos processor time
 * @param receivedBytes by all its network interfaces
 * @param sentBytes by all its network interfaces
 * @param dearAt when the rest was, which is asked for more rarely
 * @param memoryKib the memory that it has
 * @param readBytes of all its disks
 * @param writtenBytes to all its disks
 * @param devices its disks, counted when the rest was, and its network interfaces, each by itself; empty where the driver does not count them for all
 *            guests at once
 */
public record GuestSample(DomainId domain, DomainState state, long at, long cpuNanos, long receivedBytes, long sentBytes, long dearAt, long memoryKib,
		long readBytes, long writtenBytes, List<DeviceSample> devices) {
	public GuestSample {
		devices = List.copyOf(devices);
	}

	/** One of whose devices nothing is known. */
	public GuestSample(DomainId domain, DomainState state, long at, long cpuNanos, long receivedBytes, long sentBytes, long dearAt, long memoryKib,
			long readBytes, long writtenBytes) {
		this(domain, state, at, cpuNanos, receivedBytes, sentBytes, dearAt, memoryKib, readBytes, writtenBytes, List.of());
	}
}
