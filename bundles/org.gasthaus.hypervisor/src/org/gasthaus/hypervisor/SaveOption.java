package org.gasthaus.hypervisor;

/** How a domain's state is saved and restored. The order is libvirt's. */
public enum SaveOption {
	/** Do not use the host's file cache. */
	BYPASS_CACHE,
	/** The restored domain runs. */
	RUNNING,
	/** The restored domain is halted. */
	PAUSED,
	/** The restored domain's variables of its firmware begin anew. */
	RESET_NVRAM
}
