package org.gasthaus.hypervisor;

/** Numbers of a domain that libvirt reads and changes together. */
public enum ParameterGroup {
	/** Limits of memory, in KiB. */
	MEMORY,
	/** Weights and limits of block devices. */
	BLOCK_IO,
	/** Memory of the host's NUMA nodes. */
	NUMA,
	/** The scheduler's numbers. */
	SCHEDULER
}
