package org.gasthaus.xml.text;

/** Text of a definition in a sentence for a person. */
final class XmlQuote {
	private static final int LONGEST = 40;

	private XmlQuote() {
	}

	/** The text on one line, at most 40 characters of it. */
	static String shortened(String raw) {
		String line = raw.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
		return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
	}
}
