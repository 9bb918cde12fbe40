package org.gasthaus.ui.internal.definitions;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String DefinitionInput_name;
	public static String DefinitionInput_toolTip;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.definitions.messages", Messages.class);
	}

	private Messages() {
	}
}
