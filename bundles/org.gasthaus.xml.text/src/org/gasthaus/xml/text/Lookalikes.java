package org.gasthaus.xml.text;

import java.util.Locale;

/** Characters that look like a blank, or like nothing, and are no white space of XML: what copying from a page or a document leaves behind. */
public final class Lookalikes {
	private Lookalikes() {
	}

	/** Whether a character takes room but shows nothing. */
	private static boolean isBlank(char c) {
		return c != ' ' && Character.isSpaceChar(c) || c == '\u0085';
	}

	/** Whether a character does not even take room; those that join letters of some scripts count as letters. */
	private static boolean isNothing(char c) {
		return c == '\u00AD' || c == '\u200B' || c == '\u2060' || c == '\uFEFF';
	}

	/** Whether a character is one of them. */
	public static boolean is(char c) {
		return isBlank(c) || isNothing(c);
	}

	/** A text with blanks for what looks like one, and without what shows nothing. */
	public static String plain(String text) {
		StringBuilder plain = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (!isNothing(c)) {
				plain.append(isBlank(c) ? ' ' : c);
			}
		}
		return plain.toString();
	}

	/** A text with the code, {@code <U+00A0>}, of each of them. */
	public static String visible(String text) {
		StringBuilder visible = null;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (is(c)) {
				visible = visible == null ? new StringBuilder(text.substring(0, i)) : visible;
				visible.append('<').append(code(c)).append('>');
			} else if (visible != null) {
				visible.append(c);
			}
		}
		return visible == null ? text : visible.toString();
	}

	/** The code of a character, {@code U+00A0}. */
	public static String code(char c) {
		return String.format(Locale.ROOT, "U+%04X", (int) c);
	}
}
