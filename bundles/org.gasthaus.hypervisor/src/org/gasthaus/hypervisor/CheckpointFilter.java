package org.gasthaus.hypervisor;

/** Which checkpoints a list has, and its order. In the order of libvirt's bits. */
public enum CheckpointFilter {
	/** Those without a parent. */
	ROOTS,
	/** No filter: parents come before their children. */
	TOPOLOGICAL,
	/** Those without children. */
	LEAVES,
	/** Those with children. */
	NO_LEAVES
}
