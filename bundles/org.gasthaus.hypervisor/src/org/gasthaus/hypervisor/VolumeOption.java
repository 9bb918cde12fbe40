package org.gasthaus.hypervisor;

/** How a volume is made. In the order of libvirt's bits. */
public enum VolumeOption {
	/** The format's own tables in full, for qcow2. */
	PREALLOC_METADATA,
	/** A copy that shares its blocks with what it was made from, where the file system can. */
	REFLINK,
	/** The host checks the definition against its schema first. */
	VALIDATE
}
