package org.gasthaus.model.xml;

import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

/** How a text is laid out: its line ends, its step of indentation, its quotes. What is added to it is laid out the same. */
final class TextStyle {
	private final String text;
	private final String lineEnd;
	private final String step;

	private TextStyle(String text, String lineEnd, String step) {
		this.text = text;
		this.lineEnd = lineEnd;
		this.step = step;
	}

	/** libvirt's own style. */
	static TextStyle libvirt() {
		return new TextStyle("", "\n", "  ");
	}

	static TextStyle of(XmlTree tree) {
		String text = tree.text();
		String lineEnd = text.indexOf("\r\n") >= 0 ? "\r\n" : text.indexOf('\n') < 0 && text.indexOf('\r') >= 0 ? "\r" : "\n";
		String step = null;
		XmlElement at = tree.root();
		while (at != null && step == null) {
			XmlElement inner = firstElement(at);
			if (inner != null && startsLine(text, inner.offset())) {
				String own = indentation(text, at.offset());
				String deeper = indentation(text, inner.offset());
				step = deeper.startsWith(own) && deeper.length() > own.length() ? deeper.substring(own.length()) : null;
			}
			at = inner;
		}
		return new TextStyle(text, lineEnd, step == null ? "  " : step);
	}

	private static XmlElement firstElement(XmlElement parent) {
		for (int i = 0; i < parent.childCount(); i++) {
			if (parent.child(i) instanceof XmlElement element) {
				return element;
			}
		}
		return null;
	}

	String lineEnd() {
		return lineEnd;
	}

	String step() {
		return step;
	}

	/** Whether only blanks stand before an offset in its line. */
	boolean startsLine(int offset) {
		return startsLine(text, offset);
	}

	/** The blanks at the start of the line of an offset. */
	String indentation(int offset) {
		return indentation(text, offset);
	}

	/** Where the line of an offset starts. */
	int lineStart(int offset) {
		int i = offset;
		while (i > 0 && !isLineEnd(text.charAt(i - 1))) {
			i--;
		}
		return i;
	}

	/** Whether the content of an element is spread over lines, so that a new child gets a line of its own. */
	boolean isSpread(XmlElement parent) {
		for (int i = 0; i < parent.childCount(); i++) {
			XmlNode child = parent.child(i);
			if (child instanceof XmlElement || child.kind() == XmlNode.Kind.COMMENT) {
				return startsLine(child.offset());
			}
		}
		return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || parent.parent() == null;
	}

	private static boolean startsLine(String text, int offset) {
		int i = offset - 1;
		while (i >= 0 && isBlank(text.charAt(i))) {
			i--;
		}
		return i < 0 || isLineEnd(text.charAt(i));
	}

	private static String indentation(String text, int offset) {
		int start = offset;
		while (start > 0 && !isLineEnd(text.charAt(start - 1))) {
			start--;
		}
		int end = start;
		while (end < text.length() && isBlank(text.charAt(end))) {
			end++;
		}
		return text.substring(start, Math.min(end, Math.max(offset, start)));
	}

	/**
	 * Where the line of an offset ends, after its line end, if nothing but blanks and comments follow in it; else -1.
	 */
	int restOfLine(int offset) {
		int i = offset;
		while (i < text.length()) {
			char c = text.charAt(i);
			if (isBlank(c)) {
				i++;
			} else if (text.startsWith("<!--", i)) {
				int close = text.indexOf("-->", i + 4);
				int line = i;
				while (line < text.length() && !isLineEnd(text.charAt(line))) {
					line++;
				}
				if (close < 0 || close > line) {
					return -1;
				}
				i = close + 3;
			} else if (c == '\r') {
				return i + (i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 2 : 1);
			} else if (c == '\n') {
				return i + 1;
			} else {
				return -1;
			}
		}
		return i;
	}

	static boolean isBlank(char c) {
		return c == ' ' || c == '\t';
	}

	static boolean isLineEnd(char c) {
		return c == '\n' || c == '\r';
	}

	/** An attribute value with its quotes escaped for it. */
	static String escapeValue(String value, char quote) {
		StringBuilder result = new StringBuilder(value.length() + 8);
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			switch (c) {
			case '<' -> result.append("&lt;");
			case '&' -> result.append("&amp;");
			case '\n' -> result.append("&#10;");
			case '\r' -> result.append("&#13;");
			case '\t' -> result.append("&#9;");
			case '\'' -> result.append(quote == '\'' ? "&apos;" : "'");
			case '"' -> result.append(quote == '"' ? "&quot;" : "\"");
			default -> result.append(c);
			}
		}
		return result.toString();
	}

	/** Character data, escaped. */
	static String escapeText(String value) {
		StringBuilder result = new StringBuilder(value.length() + 8);
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			switch (c) {
			case '<' -> result.append("&lt;");
			case '>' -> result.append("&gt;");
			case '&' -> result.append("&amp;");
			case '\r' -> result.append("&#13;");
			default -> result.append(c);
			}
		}
		return result.toString();
	}
}
