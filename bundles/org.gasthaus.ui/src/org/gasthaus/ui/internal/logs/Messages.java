package org.gasthaus.ui.internal.logs;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Log_again;
	public static String Log_copy;
	public static String Log_reading;
	public static String Log_selectAll;
	public static String Log_title;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.logs.messages", Messages.class);
	}

	private Messages() {
	}
}
