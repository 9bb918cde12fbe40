package org.gasthaus.hypervisor;

/** What is deleted with a checkpoint. In the order of libvirt's bits. */
public enum CheckpointDeletion {
	/** Those that followed, too. */
	CHILDREN,
	/** Only what libvirt knows about it. */
	METADATA,
	/** Those that followed, but not itself. */
	CHILDREN_ONLY
}
