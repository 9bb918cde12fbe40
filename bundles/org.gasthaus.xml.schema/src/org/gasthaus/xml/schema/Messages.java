package org.gasthaus.xml.schema;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of this package. The bundle is read only when the first sentence is needed. */
final class Messages {
	private Messages() {
	}

	/** The sentence of a key in the language of the default locale, with its placeholders filled. */
	static String text(String key, Object... arguments) {
		String pattern = ResourceBundle
				.getBundle("org.gasthaus.xml.schema.messages", Locale.getDefault(), Messages.class.getClassLoader()).getString(key);
		return MessageFormat.format(pattern, arguments);
	}
}
