package org.gasthaus.ui.internal.preferences;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String GasthausPreferencePage_askBeforeDestroy;
	public static String GasthausPreferencePage_connectAtStart;
	public static String GasthausPreferencePage_description;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.preferences.messages", Messages.class);
	}

	private Messages() {
	}
}
