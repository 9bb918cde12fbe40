package org.gasthaus.backend.vbox;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String title;

	static {
		NLS.initializeMessages("org.gasthaus.backend.vbox.messages", Messages.class);
	}

	private Messages() {
	}
}
