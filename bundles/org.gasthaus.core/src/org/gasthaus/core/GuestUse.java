package org.gasthaus.core;

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
 */
public record GuestUse(DomainId domain, DomainState state, double cpuPercent, double memoryBytes, double read, double written, double received, double sent) {
}
