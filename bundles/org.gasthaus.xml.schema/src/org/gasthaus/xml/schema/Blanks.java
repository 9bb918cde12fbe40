package org.gasthaus.xml.schema;

/** The white space of XML around a value. */
final class Blanks {
	private Blanks() {
	}

	/** Whether a text starts or ends with some. */
	static boolean areAround(String text) {
		return !text.isEmpty() && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)));
	}

	private static boolean isBlank(char c) {
		return c == ' ' || c == '\n' || c == '\t' || c == '\r';
	}
}
