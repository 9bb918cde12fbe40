package org.gasthaus.xml.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of the editor that people read. */
public final class Messages extends NLS {
	public static String CheckJob_name;
	public static String DefinitionProblem_location;
	public static String FixResolution_changed;
	public static String WorkspaceCheck_name;
	public static String WorkspaceCheck_forgotten;
	public static String WorkspaceCheck_notSaved;
	public static String Startup_name;

	static {
		NLS.initializeMessages("org.gasthaus.xml.ui.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
