package org.gasthaus.languageserver.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the server. */
public final class Messages {
	private Messages() {
	}

	/** The sentence of a key in the language of the default locale, with its placeholders filled; numbers without grouping. */
	public static String text(String key, Object... arguments) {
		Object[] texts = new Object[arguments.length];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = String.valueOf(arguments[i]);
		}
		String pattern = ResourceBundle.getBundle("org.gasthaus.languageserver.internal.messages", Locale.getDefault(), Messages.class.getClassLoader())
				.getString(key);
		return MessageFormat.format(pattern, texts);
	}
}
