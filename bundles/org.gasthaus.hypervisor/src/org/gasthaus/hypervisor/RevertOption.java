package org.gasthaus.hypervisor;

/** How a domain goes back to a snapshot. In the order of libvirt's bits. */
public enum RevertOption {
	/** It runs afterwards. */
	RUNNING,
	/** It is suspended afterwards. */
	PAUSED,
	/** Even if the hypervisor's process has to be replaced or the stored definition is of another domain. */
	FORCE,
	/** The firmware's variables are made new from their template. */
	RESET_NVRAM
}
