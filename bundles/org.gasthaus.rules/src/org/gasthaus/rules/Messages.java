package org.gasthaus.rules;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the rules. The bundle is read only when the first sentence is needed. */
final class Messages {
	private Messages() {
	}

	static ResourceBundle bundle() {
		return ResourceBundle.getBundle("org.gasthaus.rules.messages", Locale.getDefault(), Messages.class.getClassLoader());
	}

	/** The sentence of a key in the language of the default locale, with its placeholders filled; numbers without grouping. */
	static String text(String key, Object... arguments) {
		Object[] texts = new Object[arguments.length];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = String.valueOf(arguments[i]);
		}
		return MessageFormat.format(bundle().getString(key), texts);
	}
}
