package org.gasthaus.ui.internal.processors;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Processors_active;
	public static String Processors_allowed;
	public static String Processors_beyond;
	public static String Processors_blocked;
	public static String Processors_box;
	public static String Processors_cpu;
	public static String Processors_emulator;
	public static String Processors_example;
	public static String Processors_heading;
	public static String Processors_hostCpu;
	public static String Processors_inactive;
	public static String Processors_list;
	public static String Processors_noList;
	public static String Processors_nothing;
	public static String Processors_nowhere;
	public static String Processors_off;
	public static String Processors_offline;
	public static String Processors_processor;
	public static String Processors_running;
	public static String Processors_seconds;
	public static String Processors_state;
	public static String Processors_time;
	public static String Processors_title;
	public static String Processors_toNextStart;
	public static String Processors_toRunning;
	public static String Processors_vcpu;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.processors.messages", Messages.class);
	}

	private Messages() {
	}
}
