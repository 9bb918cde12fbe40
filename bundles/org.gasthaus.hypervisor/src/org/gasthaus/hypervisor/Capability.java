package org.gasthaus.hypervisor;

import org.eclipse.osgi.util.NLS;

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
	PARAVIRTUALIZATION;

	/** What it is, for a reader. */
	public String label() {
		return switch (this) {
		case LIFE_CYCLE -> Messages.Capability_life_cycle;
		case SUSPEND -> Messages.Capability_suspend;
		case SAVE -> Messages.Capability_save;
		case EVENTS -> Messages.Capability_events;
		case NETWORKS -> Messages.Capability_networks;
		case STORAGE -> Messages.Capability_storage;
		case SNAPSHOTS -> Messages.Capability_snapshots;
		case SERIAL_CONSOLE -> Messages.Capability_serial_console;
		case GRAPHICS -> Messages.Capability_graphics;
		case HOT_PLUG -> Messages.Capability_hot_plug;
		case MIGRATION -> Messages.Capability_migration;
		case PARAVIRTUALIZATION -> Messages.Capability_paravirtualization;
		};
	}

	/** Why it cannot be used with a URI, a sentence for a reader. */
	public String missing(ConnectionUri uri) {
		return NLS.bind(Messages.Capability_missing, new Object[] { label(), uri, uri.driver() });
	}
}
