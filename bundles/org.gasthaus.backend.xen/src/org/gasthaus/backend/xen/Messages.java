package org.gasthaus.backend.xen;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String title;

	static {
		NLS.initializeMessages("org.gasthaus.backend.xen.messages", Messages.class);
	}

	private Messages() {
	}
}
