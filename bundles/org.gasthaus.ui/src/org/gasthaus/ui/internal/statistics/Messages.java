package org.gasthaus.ui.internal.statistics;

import org.eclipse.osgi.util.NLS;

/** The texts of the view that people read. */
final class Messages extends NLS {
	public static String Statistics_asking;
	public static String Statistics_choose;
	public static String Statistics_closed;
	public static String Statistics_disk;
	public static String Statistics_faults;
	public static String Statistics_interface;
	public static String Statistics_memory;
	public static String Statistics_of;
	public static String Statistics_off;
	public static String Statistics_packets;
	public static String Statistics_partial;
	public static String Statistics_processor;
	public static String Statistics_rate;
	public static String Statistics_read;
	public static String Statistics_received;
	public static String Statistics_requests;
	public static String Statistics_sent;
	public static String Statistics_unknown;
	public static String Statistics_written;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.statistics.messages", Messages.class);
	}

	private Messages() {
	}
}
