package org.gasthaus.xml.schema;

import org.gasthaus.xml.text.XmlNode;

/** The text between two tags: text, references and CDATA sections, with comments left out. */
final class TextRun {
	private XmlNode first;
	private XmlNode last;
	private StringBuilder several;

	void add(XmlNode node) {
		if (first == null) {
			first = node;
		} else {
			several = several == null ? new StringBuilder(first.characters()) : several;
			several.append(node.characters());
		}
		last = node;
	}

	void clear() {
		first = null;
		last = null;
		several = null;
	}

	boolean isEmpty() {
		return first == null;
	}

	/** Whether there is nothing but the white space of XML; there are more blanks in Unicode, which are text. */
	boolean isBlank() {
		if (first == null || several == null && first.isBlankText()) {
			return true;
		}
		return stripped().isEmpty();
	}

	/** What the text means without the white space of XML around it. */
	String stripped() {
		String all = string();
		int start = 0;
		int end = all.length();
		while (start < end && isSpace(all.charAt(start))) {
			start++;
		}
		while (end > start && isSpace(all.charAt(end - 1))) {
			end--;
		}
		return all.substring(start, end);
	}

	private static boolean isSpace(char c) {
		return c == ' ' || c == '\n' || c == '\t' || c == '\r';
	}

	/** What the text means. */
	String string() {
		if (first == null) {
			return "";
		}
		return several == null ? first.characters() : several.toString();
	}

	int offset() {
		return first.offset();
	}

	int end() {
		return last.end();
	}
}
