package org.gasthaus.hypervisor;

/** How a text console is opened. In the order of libvirt's bits. */
public enum ConsoleOption {
	/** Whoever has it open loses it. */
	FORCE,
	/** Only if the driver can see to it that nobody else has it open. */
	SAFE
}
