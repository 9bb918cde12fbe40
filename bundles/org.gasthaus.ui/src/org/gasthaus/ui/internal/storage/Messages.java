package org.gasthaus.ui.internal.storage;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String CloneVolume_button;
	public static String CloneVolume_question;
	public static String CloneVolume_title;
	public static String NewVolume_allocate;
	public static String NewVolume_button;
	public static String NewVolume_capacity;
	public static String NewVolume_format;
	public static String NewVolume_full;
	public static String NewVolume_larger;
	public static String NewVolume_message;
	public static String NewVolume_name;
	public static String NewVolume_size;
	public static String NewVolume_slash;
	public static String NewVolume_taken;
	public static String NewVolume_title;
	public static String NewVolume_usual;
	public static String ResizeVolume_button;
	public static String ResizeVolume_question;
	public static String ResizeVolume_shrink;
	public static String ResizeVolume_shrinkButton;
	public static String ResizeVolume_title;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.storage.messages", Messages.class);
	}

	private Messages() {
	}
}
