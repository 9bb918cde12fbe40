package org.gasthaus.console.ui.internal.model;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Console_connecting;
	public static String Console_disconnected;
	public static String Console_ended;
	public static String Console_endedByHand;
	public static String Console_failed;
	public static String Console_hostAway;
	public static String Console_hostAwayByHand;
	public static String Console_none;
	public static String Console_off;
	public static String Console_offByHand;
	public static String Console_otherType;
	public static String Console_readOnly;
	public static String Console_taken;
	public static String Device_alias;
	public static String Device_channel;
	public static String Device_console;
	public static String Device_serial;

	static {
		NLS.initializeMessages("org.gasthaus.console.ui.internal.model.messages", Messages.class);
	}

	private Messages() {
	}
}
