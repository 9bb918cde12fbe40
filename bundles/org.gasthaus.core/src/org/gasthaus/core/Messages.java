package org.gasthaus.core;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Backends_none;
	public static String Backends_noneForUri;
	public static String ClientConfiguration_syntax;
	public static String ClientConfiguration_unreadable;
	public static String Connection_backendGone;
	public static String Connection_lost;
	public static String Connection_whileOpening;
	public static String Deadline_next;
	public static String Deadline_noAnswer;
	public static String Deadline_over;
	public static String Deadline_reason;
	public static String DefinitionXml_unreadable;
	public static String FileReason_denied;
	public static String FileReason_deniedRead;
	public static String FileReason_exists;
	public static String FileReason_folder;
	public static String FileReason_full;
	public static String FileReason_loop;
	public static String FileReason_missing;
	public static String FileReason_noFolder;
	public static String FileReason_noText;
	public static String FileReason_readOnly;
	public static String FileReason_unknown;
	public static String TimeLimits_full;
	public static String TimeLimits_next;
	public static String TimeLimits_over;
	public static String TimeLimits_reason;
	public static String Undo_half;
	public static String Undo_unread;

	static {
		NLS.initializeMessages("org.gasthaus.core.messages", Messages.class);
	}

	private Messages() {
	}
}
