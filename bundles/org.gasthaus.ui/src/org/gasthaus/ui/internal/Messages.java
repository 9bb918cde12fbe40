package org.gasthaus.ui.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String LastKnown_state;
	public static String Sizes_unit;
	public static String Sizes_unitMany;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
