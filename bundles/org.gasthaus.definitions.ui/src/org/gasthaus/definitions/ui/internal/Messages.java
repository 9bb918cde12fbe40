package org.gasthaus.definitions.ui.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String ChangesView_changes;
	public static String ChangesView_comment;
	public static String ChangesView_comments;
	public static String ChangesView_empty;
	public static String ChangesView_nothing;
	public static String ChangesView_of;
	public static String ChangesView_pending;
	public static String ChangesView_what;
	public static String ChangesView_why;
	public static String ConflictInput_base;
	public static String ConflictInput_mine;
	public static String ConflictInput_theirs;
	public static String ConflictInput_title;
	public static String ConnectedHosts_reading;
	public static String Create_title;
	public static String DefineFiles_files;
	public static String DefineFiles_message;
	public static String DefineFiles_noHost;
	public static String DefineFiles_title;
	public static String Export_cannotWrite;
	public static String Export_message;
	public static String Export_title;
	public static String Import_title;
	public static String LiveEditor_reading;
	public static String LiveInput_name;
	public static String LiveInput_readOnly;
	public static String LiveInput_running;
	public static String LiveInput_runningName;
	public static String LiveInput_toolTip;
	public static String Questions_cancel;
	public static String Questions_compare;
	public static String Questions_defineAnew;
	public static String Questions_defineNevertheless;
	public static String Questions_import;
	public static String Questions_overwrite;
	public static String Questions_replace;
	public static String Questions_title;

	static {
		NLS.initializeMessages("org.gasthaus.definitions.ui.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
