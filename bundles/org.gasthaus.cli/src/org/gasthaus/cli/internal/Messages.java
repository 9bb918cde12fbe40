package org.gasthaus.cli.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String CommandLine_internal;
	public static String CommandLine_memory;
	public static String Hint_alreadyActive;
	public static String Hint_connectValue;
	public static String Hint_base64;
	public static String Hint_bytes;
	public static String Hint_cpuList;
	public static String Hint_didYouMean;
	public static String Hint_keyName;
	public static String Hint_keyNumber;
	public static String Hint_address;
	public static String Hint_disk;
	public static String Hint_interface;
	public static String Hint_media;
	public static String Hint_rate;
	public static String Hint_size;
	public static String Hint_file;
	public static String Hint_fileRights;
	public static String Hint_fileSize;
	public static String Hint_help;
	public static String Hint_helpCommand;
	public static String Hint_managedSave;
	public static String Hint_noDomain;
	public static String Hint_noTerminal;
	public static String Hint_downloadRemoved;
	public static String Hint_downloadRest;
	public static String Hint_otherPool;
	public static String Hint_startPool;
	public static String Hint_uploadRest;
	public static String Hint_validate;
	public static String Hint_wait;
	public static String Hint_waitLonger;
	public static String Hint_xpath;
	public static String Several_failed;
	public static String Several_list;
	public static String Several_none;
	public static String Wait_interrupted;
	public static String Wait_late;
	public static String Wait_lost;
	public static String Wait_noEvents;
	public static String Wait_nothing;
	public static String StandardOutput_lost;

	static {
		NLS.initializeMessages("org.gasthaus.cli.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
