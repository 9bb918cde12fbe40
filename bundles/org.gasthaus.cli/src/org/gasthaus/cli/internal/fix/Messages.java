package org.gasthaus.cli.internal.fix;

import org.gasthaus.cli.internal.Sentences;

/** The sentences of {@code fix}. */
final class Messages {
	private Messages() {
	}

	/** The sentence of a key in the language of the default locale. */
	static String text(String key, Object... arguments) {
		return Sentences.text(Messages.class, key, arguments);
	}
}
