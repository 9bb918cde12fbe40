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

	/** Whether there is nothing but white space. */
	boolean isBlank() {
		if (first == null || several == null && first.isBlankText()) {
			return true;
		}
		return string().isBlank();
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
