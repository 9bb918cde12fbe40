package org.gasthaus.cli.internal.diff;

import org.gasthaus.cli.internal.Sentences;

/** The sentences of {@code diff}. */
final class Messages {
	private Messages() {
	}

	/** The sentence of a key in the language of the default locale. */
	static String text(String key, Object... arguments) {
		return Sentences.text(Messages.class, key, arguments);
	}
}
