package org.gasthaus.hypervisor;

/** What is deleted with, or instead of, a snapshot. In the order of libvirt's bits. */
public enum SnapshotDeletion {
	/** It and all that followed it. */
	CHILDREN,
	/** Only what libvirt knows of it; what is in the images stays. */
	METADATA_ONLY,
	/** Only what followed it. */
	CHILDREN_ONLY
}
