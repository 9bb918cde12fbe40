package org.gasthaus.hypervisor;

/** What a checkpoint's definition holds. In the order of libvirt's bits. */
public enum CheckpointView {
	/** Passwords too. */
	SECURITY_INFO,
	/** Not the domain as it was. */
	NO_DOMAIN,
	/** How much a backup since then would copy; only of a running domain. */
	SIZE
}
