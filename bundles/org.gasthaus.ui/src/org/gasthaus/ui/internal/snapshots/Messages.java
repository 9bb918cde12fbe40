package org.gasthaus.ui.internal.snapshots;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String DeleteSnapshot_button;
	public static String DeleteSnapshot_file;
	public static String DeleteSnapshot_goes;
	public static String DeleteSnapshot_heading;
	public static String DeleteSnapshot_message;
	public static String DeleteSnapshot_snapshot;
	public static String DeleteSnapshot_title;
	public static String DeleteSnapshot_withAll;
	public static String Revert_button;
	public static String Revert_question;
	public static String Revert_title;
	public static String SnapshotsModel_disksOnly;
	public static String SnapshotsModel_none;
	public static String SnapshotsModel_nothing;
	public static String SnapshotsModel_of;
	public static String SnapshotsModel_paused;
	public static String SnapshotsModel_reading;
	public static String SnapshotsModel_running;
	public static String SnapshotsModel_shutOff;
	public static String SnapshotsView_created;
	public static String SnapshotsView_current;
	public static String SnapshotsView_description;
	public static String SnapshotsView_name;
	public static String SnapshotsView_state;
	public static String TakeSnapshot_active;
	public static String TakeSnapshot_anyName;
	public static String TakeSnapshot_button;
	public static String TakeSnapshot_description;
	public static String TakeSnapshot_disksOnly;
	public static String TakeSnapshot_heading;
	public static String TakeSnapshot_inactive;
	public static String TakeSnapshot_name;
	public static String TakeSnapshot_quiesce;
	public static String TakeSnapshot_taken;
	public static String TakeSnapshot_title;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.snapshots.messages", Messages.class);
	}

	private Messages() {
	}
}
