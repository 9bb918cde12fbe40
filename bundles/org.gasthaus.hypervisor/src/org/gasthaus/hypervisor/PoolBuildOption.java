package org.gasthaus.hypervisor;

/** How what a storage pool stands on is made, in the order of libvirt's {@code virStoragePoolBuildFlags}. */
public enum PoolBuildOption {
	/** Mend what is there. */
	REPAIR,
	/** Change the size of what is there. */
	RESIZE,
	/** Not if data is there. */
	NO_OVERWRITE,
	/** Over data that is there. */
	OVERWRITE
}
