package org.gasthaus.backend.lxc;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String title;

	static {
		NLS.initializeMessages("org.gasthaus.backend.lxc.messages", Messages.class);
	}

	private Messages() {
	}
}
