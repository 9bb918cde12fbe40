package org.gasthaus.core;

import java.util.List;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainState;

/**
 * What a guest does now. What is not known, because the driver does not count it or because there is no earlier sample to compare with, is
 * {@code NaN}.
 *
 * @param cpuPercent of one processor of the host; two busy ones are 200
 * @param memoryBytes the memory that it has now
 * @param read bytes of its disks in a second
 * @param written bytes to its disks in a second
 * @param received bytes from networks in a second
 * @param sent bytes to networks in a second
 * @param devices its disks and its network interfaces, each by itself; empty where the driver does not count them for all guests at once
 */
public record GuestUse(DomainId domain, DomainState state, double cpuPercent, double memoryBytes, double read, double written, double received, double sent,
		List<DeviceUse> devices) {
	public GuestUse {
		devices = List.copyOf(devices);
	}

	/** One of whose devices nothing is known. */
	public GuestUse(DomainId domain, DomainState state, double cpuPercent, double memoryBytes, double read, double written, double received, double sent) {
		this(domain, state, cpuPercent, memoryBytes, read, written, received, sent, List.of());
	}
}
