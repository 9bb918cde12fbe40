package org.gasthaus.hypervisor;

import java.util.BitSet;

/**
 * One virtual processor of a running domain.
 *
 * @param number of the virtual processor
 * @param state libvirt's number: 0 offline, 1 running, 2 blocked
 * @param timeNanos what it used so far
 * @param cpu the host's processor that it is on; negative for none
 * @param affinity the host's processors that it may use
 */
public record VcpuState(int number, int state, long timeNanos, int cpu, BitSet affinity) {
}
