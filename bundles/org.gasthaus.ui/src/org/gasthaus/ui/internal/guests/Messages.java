package org.gasthaus.ui.internal.guests;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Guests_autostart;
	public static String Guests_closed;
	public static String Guests_cpu;
	public static String Guests_host;
	public static String Guests_lost;
	public static String Guests_memory;
	public static String Guests_name;
	public static String Guests_none;
	public static String Guests_partial;
	public static String Guests_problem;
	public static String Guests_rate;
	public static String Guests_read;
	public static String Guests_received;
	public static String Guests_sent;
	public static String Guests_state;
	public static String Guests_written;
	public static String Guests_yes;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.guests.messages", Messages.class);
	}

	private Messages() {
	}
}
