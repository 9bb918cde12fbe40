package org.gasthaus.hypervisor;

/** How the size of a volume changes. In the order of libvirt's bits. */
public enum VolumeResize {
	/** What is added is allocated at once. */
	ALLOCATE,
	/** The number is a difference, not the new size. */
	DELTA,
	/** It may become smaller. */
	SHRINK
}
