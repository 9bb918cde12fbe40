package org.gasthaus.hypervisor;

/** Values of a domain that libvirt reads and changes together. */
public enum ParameterGroup {
	/** Limits of memory, in KiB. */
	MEMORY,
	/** Weights and limits of block devices. */
	BLOCK_IO,
	/** Memory of the host's NUMA nodes. */
	NUMA,
	/** Shares and quotas of processor time. */
	SCHEDULER,
	/** What of the processor is counted. */
	PERFORMANCE_EVENTS
}
