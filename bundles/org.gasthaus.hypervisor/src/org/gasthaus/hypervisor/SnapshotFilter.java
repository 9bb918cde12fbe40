package org.gasthaus.hypervisor;

/** Which snapshots a list has, and its order. In the order of libvirt's bits. */
public enum SnapshotFilter {
	/** Those without a parent; of a list of children, not only the direct ones. */
	ROOTS,
	/** Those that hinder undefining. */
	METADATA,
	/** Those without children. */
	LEAVES,
	/** Those with children. */
	NO_LEAVES,
	/** Those that libvirt keeps no data about. */
	NO_METADATA,
	/** Taken while the domain did not run. */
	INACTIVE,
	/** Taken with the memory of a running domain. */
	ACTIVE,
	/** Of disks only, while the domain ran. */
	DISK_ONLY,
	/** Kept inside of the images. */
	INTERNAL,
	/** Kept in files of their own. */
	EXTERNAL,
	/** No filter: parents come before their children. */
	TOPOLOGICAL
}
