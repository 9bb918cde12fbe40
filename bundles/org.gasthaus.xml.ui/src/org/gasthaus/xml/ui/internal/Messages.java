package org.gasthaus.xml.ui.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String CheckJob_name;
	public static String DefinitionProblem_location;
	public static String FixResolution_changed;

	static {
		NLS.initializeMessages("org.gasthaus.xml.ui.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
