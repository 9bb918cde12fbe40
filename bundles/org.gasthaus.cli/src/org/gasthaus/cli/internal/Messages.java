package org.gasthaus.cli.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String CommandLine_internal;
	public static String CommandLine_optionNeedsValue;
	public static String CommandLine_unknownOption;
	public static String CommandLine_usage;
	public static String Commands_unknown;
	public static String Commands_unknownNear;
	public static String Help_usage;

	static {
		NLS.initializeMessages("org.gasthaus.cli.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
