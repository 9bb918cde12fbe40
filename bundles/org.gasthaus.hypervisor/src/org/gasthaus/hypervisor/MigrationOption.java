package org.gasthaus.hypervisor;

/** How a domain moves to another host. In the order of libvirt's bits. */
public enum MigrationOption {
	/** While the guest goes on. */
	LIVE,
	/** The source host itself connects to the destination. */
	PEER_TO_PEER,
	/** Through the connection of libvirt's daemons, not through a port of its own. With {@link #PEER_TO_PEER}. */
	TUNNELLED,
	/** Define it on the destination. */
	PERSIST_DESTINATION,
	/** Undefine it on the source. */
	UNDEFINE_SOURCE,
	/** Leave it halted on the destination. */
	PAUSED,
	/** Copy its disks. */
	COPY_STORAGE,
	/** Copy what its disks have more than the images that they are based on. */
	COPY_STORAGE_INCREMENT,
	/** Nobody may change its definition meanwhile. */
	CHANGE_PROTECTION,
	/** Even if its data may suffer. */
	UNSAFE,
	/** Only its definition; it does not run. */
	OFFLINE,
	/** Compress the memory. */
	COMPRESSED,
	/** Give up at an error of a disk. */
	ABORT_ON_ERROR,
	/** Slow the guest down until it ends. */
	AUTO_CONVERGE,
	/** Lock all of its memory first, for RDMA. */
	RDMA_PIN_ALL,
	/** Permit {@link DomainMigration#startPostcopy}. */
	POSTCOPY,
	/** Encrypt. */
	TLS,
	/** Over several connections at once. */
	PARALLEL,
	/** With copied disks: what the guest writes goes to both hosts at once. */
	COPY_STORAGE_SYNCHRONOUS_WRITES,
	/** Go on with one that broke off after the guest ran on the destination already. */
	POSTCOPY_RESUME,
	/** Send the memory without copying it first. */
	ZEROCOPY
}
