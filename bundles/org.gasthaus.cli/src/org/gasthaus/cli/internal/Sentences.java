package org.gasthaus.cli.internal;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences of our own commands, each read when it is needed: the usual run prints one. (The platform's NLS would load all of
 * them from a signed jar, which costs more than checking a definition.)
 */
public final class Sentences {
	private Sentences() {
	}

	/** The sentence of a key in the language of the default locale. Its placeholders are plain: numbers are written without grouping. */
	public static String text(Class<?> beside, String key, Object... arguments) {
		return filled(ResourceBundle.getBundle(beside.getPackageName() + ".messages", Locale.getDefault(), beside.getClassLoader()).getString(key),
				arguments);
	}

	/** Fills {@code {0}} and so on, and makes one apostrophe of two, as MessageFormat does but without loading number formats. */
	public static String filled(String pattern, Object... arguments) {
		StringBuilder result = new StringBuilder(pattern.length() + 40);
		for (int i = 0; i < pattern.length(); i++) {
			char c = pattern.charAt(i);
			if (c == '{') {
				result.append(arguments[pattern.charAt(i + 1) - '0']);
				i += 2;
			} else {
				result.append(c);
				i += c == '\'' && pattern.startsWith("''", i) ? 1 : 0;
			}
		}
		return result.toString();
	}
}
