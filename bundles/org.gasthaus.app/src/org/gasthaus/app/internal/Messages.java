package org.gasthaus.app.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String WorkbenchApplication_badDisplay;
	public static String WorkbenchApplication_locked;
	public static String WorkbenchApplication_noDisplay;
	public static String WorkbenchApplication_noWorkspace;
	public static String WorkbenchApplication_notWritable;
	public static String menu_edit;
	public static String menu_file;
	public static String menu_help;
	public static String menu_navigate;
	public static String menu_new;
	public static String menu_showView;
	public static String menu_window;

	static {
		NLS.initializeMessages("org.gasthaus.app.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
