package org.gasthaus.xml.language.internal;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The sentences of this bundle. */
public final class Messages {
	private Messages() {
	}

	/** The sentence of a key in the language of the default locale, with its placeholders filled. */
	public static String text(String key, Object... arguments) {
		String pattern = ResourceBundle.getBundle("org.gasthaus.xml.language.internal.messages", java.util.Locale.getDefault(),
				Messages.class.getClassLoader()).getString(key);
		return MessageFormat.format(pattern, arguments);
	}
}
