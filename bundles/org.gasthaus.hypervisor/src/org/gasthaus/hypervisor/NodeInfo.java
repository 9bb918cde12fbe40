package org.gasthaus.hypervisor;

/**
 * The hardware of a host.
 *
 * @param cpuModel the processor's model as libvirt names it, for example {@code x86_64}
 * @param cpus active processors
 * @param mhz expected frequency, 0 if unknown
 * @param numaNodes NUMA cells
 * @param sockets sockets of a cell
 * @param cores cores of a socket
 * @param threads threads of a core
 * @param memoryKib memory in KiB
 */
public record NodeInfo(String cpuModel, int cpus, int mhz, int numaNodes, int sockets, int cores, int threads, long memoryKib) {
	/** How many processors there can be, those that are offline too. */
	public int maximumCpus() {
		return numaNodes * sockets * cores * threads;
	}
}
