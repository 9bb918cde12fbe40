package org.gasthaus.ui.internal.guest;

import org.eclipse.osgi.util.NLS;

/** The texts of the dialogs about one guest that people read. */
final class Messages extends NLS {
	public static String Attach_attaching;
	public static String Attach_browse;
	public static String Attach_button;
	public static String Attach_cannotRead;
	public static String Attach_file;
	public static String Attach_heading;
	public static String Attach_malformed;
	public static String Attach_message;
	public static String Attach_title;
	public static String Crash_button;
	public static String Crash_question;
	public static String Crash_title;
	public static String Dump_button;
	public static String Dump_question;
	public static String Dump_title;
	public static String Impact_running;
	public static String Impact_stored;
	public static String Medium_button;
	public static String Medium_drive;
	public static String Medium_eject;
	public static String Medium_empty;
	public static String Medium_file;
	public static String Medium_force;
	public static String Medium_heading;
	public static String Medium_holds;
	public static String Medium_insert;
	public static String Medium_message;
	public static String Medium_noDrive;
	public static String Medium_notAbsolute;
	public static String Medium_notNow;
	public static String Medium_notStored;
	public static String Medium_title;
	public static String Migrate_button;
	public static String Migrate_copied;
	public static String Migrate_destination;
	public static String Migrate_disks;
	public static String Migrate_disksCopied;
	public static String Migrate_disksIncrement;
	public static String Migrate_disksShared;
	public static String Migrate_heading;
	public static String Migrate_keep;
	public static String Migrate_nameTaken;
	public static String Migrate_nowhere;
	public static String Migrate_off;
	public static String Migrate_offKeeps;
	public static String Migrate_paused;
	public static String Migrate_remove;
	public static String Migrate_runsThere;
	public static String Migrate_shared;
	public static String Migrate_slow;
	public static String Migrate_title;
	public static String Nmi_button;
	public static String Nmi_question;
	public static String Nmi_title;
	public static String Resources_button;
	public static String Resources_differs;
	public static String Resources_heading;
	public static String Resources_little;
	public static String Resources_maxMemory;
	public static String Resources_maxVcpus;
	public static String Resources_memory;
	public static String Resources_memoryAbove;
	public static String Resources_message;
	public static String Resources_mostLater;
	public static String Resources_nothing;
	public static String Resources_runningMemory;
	public static String Resources_runningVcpus;
	public static String Resources_size;
	public static String Resources_title;
	public static String Resources_vcpus;
	public static String Resources_vcpusAbove;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.guest.messages", Messages.class);
	}

	private Messages() {
	}
}
