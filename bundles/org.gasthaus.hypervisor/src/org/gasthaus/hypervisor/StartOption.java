package org.gasthaus.hypervisor;

/** How a domain is started. The order is libvirt's. */
public enum StartOption {
	/** Leave the processors halted. */
	PAUSED,
	/** Destroy it when this session ends. */
	AUTODESTROY,
	/** Do not use the host's file cache for a managed save image. */
	BYPASS_CACHE,
	/** Throw a managed save image away and boot. */
	FORCE_BOOT,
	/** Check the definition against the schema first. */
	VALIDATE,
	/** Make the firmware's variables new from their template. */
	RESET_NVRAM
}
