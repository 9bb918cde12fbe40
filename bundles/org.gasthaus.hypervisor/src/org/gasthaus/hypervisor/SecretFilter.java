package org.gasthaus.hypervisor;

/** Which secrets a list has; of two that contradict each other both are taken. In the order of libvirt's bits. */
public enum SecretFilter {
	/** Kept in memory only. */
	EPHEMERAL,
	/** Kept on disk. */
	NO_EPHEMERAL,
	/** The value is never given away. */
	PRIVATE,
	/** The value can be asked for. */
	NO_PRIVATE
}
