package org.gasthaus.hypervisor;

/** How a guest is asked to shut down. The order is libvirt's. */
public enum ShutdownMode {
	/** The power button. */
	ACPI,
	/** The agent inside the guest. */
	AGENT,
	/** The init control pipe of a container. */
	INITCTL,
	/** A signal to a container's first process. */
	SIGNAL,
	/** The paravirtual channel of Xen. */
	PARAVIRT
}
