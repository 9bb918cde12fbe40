package org.gasthaus.hypervisor;

/** How a checkpoint is made. In the order of libvirt's bits. */
public enum CheckpointOption {
	/** Make nothing: restore what libvirt knew about one. */
	REDEFINE,
	/** Let the guest's agent put its file systems in order first. */
	QUIESCE,
	/** With {@link #REDEFINE}: look whether the images know of it. */
	REDEFINE_VALIDATE
}
