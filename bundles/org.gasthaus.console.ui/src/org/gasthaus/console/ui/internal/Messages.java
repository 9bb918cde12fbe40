package org.gasthaus.console.ui.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Console_again;
	public static String Console_clearHistory;
	public static String Console_connect;
	public static String Console_copy;
	public static String Console_device;
	public static String Console_disconnect;
	public static String Console_full;
	public static String Console_paste;
	public static String Console_selectAll;
	public static String Console_takeOver;
	public static String Console_title;
	public static String Console_toolTip;
	public static String Console_unknownHost;

	static {
		NLS.initializeMessages("org.gasthaus.console.ui.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
