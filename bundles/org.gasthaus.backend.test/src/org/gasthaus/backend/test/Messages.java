package org.gasthaus.backend.test;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String cannotConnect;
	public static String nextStep;
	public static String noFile;
	public static String noPath;
	public static String notAFile;
	public static String notReadable;
	public static String title;

	static {
		NLS.initializeMessages("org.gasthaus.backend.test.messages", Messages.class);
	}

	private Messages() {
	}
}
