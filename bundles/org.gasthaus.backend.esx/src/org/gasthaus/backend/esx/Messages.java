package org.gasthaus.backend.esx;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String title;

	static {
		NLS.initializeMessages("org.gasthaus.backend.esx.messages", Messages.class);
	}

	private Messages() {
	}
}
