package org.gasthaus.hypervisor;

/** Which of a domain's two states a change is for. None at all leaves it to the driver. The order is libvirt's. */
public enum Impact {
	/** The running domain. */
	LIVE,
	/** The stored definition, for the next start. */
	CONFIG,
	/** The running domain if it runs, else the stored definition. */
	CURRENT
}
