package org.gasthaus.hypervisor;

/**
 * What a hypervisor can do, as data: the screen and the command line disable what is missing and say why, they do not
 * fail late. A back end names what its driver offers in principle; what one host permits is asked of the host.
 */
public enum Capability {
	/** Define, start, shut down, destroy, undefine. */
	LIFE_CYCLE,
	/** Suspend and resume. */
	SUSPEND,
	/** Save to a file and managed save. */
	SAVE,
	/** Changes of state are announced; without it the inventory is read again at every tick. */
	EVENTS,
	/** Virtual networks. */
	NETWORKS,
	/** Storage pools and volumes. */
	STORAGE,
	/** Snapshots of guests. */
	SNAPSHOTS,
	/** A text console through libvirt. */
	SERIAL_CONSOLE,
	/** A graphical console. */
	GRAPHICS,
	/** Devices of a running guest can be changed. */
	HOT_PLUG,
	/** Guests can move to another host. */
	MIGRATION,
	/** Paravirtualised guests, which need no help of the processor. */
	PARAVIRTUALIZATION
}
