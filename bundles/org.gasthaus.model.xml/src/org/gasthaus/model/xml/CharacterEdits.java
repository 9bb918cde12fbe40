package org.gasthaus.model.xml;

import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

/** The character data of an element as a value, and its smallest change. Comments and instructions in it stay. */
final class CharacterEdits {
	private CharacterEdits() {
	}

	/**
	 * The character data of an element as the value of a feature; {@code null} if there is none but white space. Beside child
	 * elements white space around it is layout and not part of the value.
	 */
	static String valueOf(XmlElement element) {
		if (!element.hasContent()) {
			return null;
		}
		String content = element.characterContent();
		if (hasElements(element)) {
			content = trim(content);
		}
		return content.isBlank() ? null : content;
	}

	/** Makes {@link #valueOf} answer another value. */
	static void change(XmlTree tree, XmlElement element, String value, EditList edits) {
		String escaped = value == null ? "" : TextStyle.escapeText(value);
		if (!element.hasContent()) {
			edits.open(element, escaped);
			return;
		}
		boolean mixed = hasElements(element);
		boolean written = false;
		for (int i = 0; i < element.childCount(); i++) {
			XmlNode run = element.child(i);
			boolean cdata = run.kind() == XmlNode.Kind.CDATA;
			if (!cdata && run.kind() != XmlNode.Kind.TEXT || mixed && run.isBlankText()) {
				continue;
			}
			int from = run.offset();
			int to = run.end();
			if (mixed && !cdata) {
				String text = tree.text();
				while (from < to && isSpace(text.charAt(from))) {
					from++;
				}
				while (to > from && isSpace(text.charAt(to - 1))) {
					to--;
				}
			}
			edits.replace(from, to - from, written ? "" : escaped);
			written = true;
		}
		if (!written && !escaped.isEmpty()) {
			// in a half-typed tag the '>' may be missing
			boolean closed = tree.text().charAt(element.startTagEnd() - 1) == '>';
			edits.insert(element.startTagEnd(), closed ? escaped : '>' + escaped);
		}
	}

	static boolean hasElements(XmlElement element) {
		for (int i = 0; i < element.childCount(); i++) {
			if (element.child(i) instanceof XmlElement child && !child.name().isEmpty()) {
				return true;
			}
		}
		return false;
	}

	private static String trim(String value) {
		int from = 0;
		int to = value.length();
		while (from < to && isSpace(value.charAt(from))) {
			from++;
		}
		while (to > from && isSpace(value.charAt(to - 1))) {
			to--;
		}
		return value.substring(from, to);
	}

	static boolean isSpace(char c) {
		return c == ' ' || c == '\n' || c == '\t' || c == '\r';
	}
}
