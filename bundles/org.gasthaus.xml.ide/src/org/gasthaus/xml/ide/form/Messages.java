package org.gasthaus.xml.ide.form;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of forms. The bundle is read only when the first text is needed. */
final class Messages {
	private Messages() {
	}

	static ResourceBundle bundle() {
		return ResourceBundle.getBundle("org.gasthaus.xml.ide.form.messages", Locale.getDefault(), Messages.class.getClassLoader());
	}

	/** The text of a key in the language of the default locale, with its placeholders filled. */
	static String text(String key, Object... arguments) {
		return MessageFormat.format(bundle().getString(key), arguments);
	}
}
