package org.gasthaus.hypervisor;

/** How a storage pool is started, in the order of libvirt's {@code virStoragePoolCreateFlags}. */
public enum PoolStartOption {
	/** Make what it stands on first. */
	BUILD,
	/** The same, over data that is there. */
	OVERWRITE,
	/** The same, unless data is there. */
	NO_OVERWRITE
}
