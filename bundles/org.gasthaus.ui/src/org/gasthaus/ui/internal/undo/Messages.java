package org.gasthaus.ui.internal.undo;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String TakeBack_button;
	public static String TakeBack_question;
	public static String TakeBack_title;
	public static String TakeBack_undoing;
	public static String UndoHistory_context;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.undo.messages", Messages.class);
	}

	private Messages() {
	}
}
