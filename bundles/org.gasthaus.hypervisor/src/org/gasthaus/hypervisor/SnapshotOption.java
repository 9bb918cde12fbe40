package org.gasthaus.hypervisor;

/** How a snapshot is taken. In the order of libvirt's bits. */
public enum SnapshotOption {
	/** Take nothing: restore what libvirt knew about one. */
	REDEFINE,
	/** With {@link #REDEFINE}: it is the current one. */
	CURRENT,
	/** Do not keep anything about it. */
	NO_METADATA,
	/** Halt the domain afterwards. */
	HALT,
	/** Disks only, without the memory. */
	DISK_ONLY,
	/** Use files that are there already. */
	REUSE_EXTERNAL,
	/** Let the guest's agent put its file systems in order first. */
	QUIESCE,
	/** All disks or none. */
	ATOMIC,
	/** While the guest goes on. */
	LIVE,
	/** Let the host check the definition against its schema first. */
	VALIDATE
}
