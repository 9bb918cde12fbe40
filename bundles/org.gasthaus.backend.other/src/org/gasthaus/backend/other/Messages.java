package org.gasthaus.backend.other;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String adviceDaemon;
	public static String adviceHyperv;
	public static String adviceOpenvz;
	public static String adviceVmware;
	public static String cannotConnect;
	public static String title;

	static {
		NLS.initializeMessages("org.gasthaus.backend.other.messages", Messages.class);
	}

	private Messages() {
	}
}
