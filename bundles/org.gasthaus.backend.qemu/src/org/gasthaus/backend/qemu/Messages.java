package org.gasthaus.backend.qemu;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String title;

	static {
		NLS.initializeMessages("org.gasthaus.backend.qemu.messages", Messages.class);
	}

	private Messages() {
	}
}
