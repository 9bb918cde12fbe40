package org.gasthaus.xml.check;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of this bundle. */
final class Messages {
	private Messages() {
	}

	/** The sentence of a key in the language of the default locale, with its placeholders filled; numbers grouped as in that language. */
	static String text(String key, Object... arguments) {
		return new MessageFormat(ResourceBundle.getBundle("org.gasthaus.xml.check.messages", Locale.getDefault(), Messages.class.getClassLoader())
				.getString(key), Locale.getDefault()).format(arguments);
	}
}
