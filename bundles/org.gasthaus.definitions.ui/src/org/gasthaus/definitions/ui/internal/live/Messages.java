package org.gasthaus.definitions.ui.internal.live;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String CreateFromFile_otherKind;
	public static String CreateFromFile_title;
	public static String DefinitionFile_cannotRead;
	public static String DefinitionFile_malformed;
	public static String Import_importing;
	public static String Import_otherKind;
	public static String Import_replaces;
	public static String LiveDefinition_conflict;
	public static String LiveDefinition_doubtful;
	public static String LiveDefinition_gone;
	public static String LiveDefinition_line;
	public static String LiveDefinition_malformed;
	public static String LiveDefinition_more;
	public static String LiveDefinition_noUuid;
	public static String LiveDefinition_otherKind;
	public static String LiveDefinition_otherName;
	public static String LiveDefinition_otherUuid;

	static {
		NLS.initializeMessages("org.gasthaus.definitions.ui.internal.live.messages", Messages.class);
	}

	private Messages() {
	}
}
