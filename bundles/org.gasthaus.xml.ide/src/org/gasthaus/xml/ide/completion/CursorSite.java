package org.gasthaus.xml.ide.completion;

import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTokens;
import org.gasthaus.xml.text.XmlTree;

/**
 * What can be written at the cursor, told by the tokens around it, so that half-typed text is understood as well.
 *
 * @param kind what can be written
 * @param element for content the element around the cursor, else the element whose tag it is in; {@code null} outside of all
 * @param attribute the attribute whose name or value the cursor is in, or {@code null}
 * @param start where the text to be replaced starts
 * @param end where it ends
 * @param typed what of the name or value stands before the cursor
 * @param before what must be written before it: a blank, a quote, or nothing
 * @param after what must be written after it
 */
record CursorSite(Kind kind, XmlElement element, XmlAttribute attribute, int start, int end, String typed, String before, String after) {
	enum Kind {
		CONTENT, ELEMENT_NAME, ATTRIBUTE_NAME, ATTRIBUTE_VALUE, END_TAG, NOTHING
	}

	private static final CursorSite NOTHING = new CursorSite(Kind.NOTHING, null, null, 0, 0, "", "", "");

	static CursorSite at(XmlTree tree, int offset) {
		return new Finder(tree, offset).find();
	}

	private static final class Finder {
		private final XmlTree tree;
		private final XmlTokens tokens;
		private final String text;
		private final int offset;
		private final int token;

		Finder(XmlTree tree, int offset) {
			this.tree = tree;
			this.tokens = tree.tokens();
			this.text = tree.text();
			this.offset = offset;
			this.token = tokens.tokenBefore(offset);
		}

		CursorSite find() {
			if (token < 0) {
				return content(null);
			}
			int start = tokens.start(token);
			if (tokens.type(token) == XmlTokens.BAD && text.charAt(offset - 1) == '<' && offset == tokens.end(token)) {
				// directly before another tag
				return new CursorSite(Kind.CONTENT, tree.elementAt(start + 1), null, offset - 1, offset, "", "", "");
			}
			return switch (tokens.type(token)) {
			case XmlTokens.TAG_END, XmlTokens.EMPTY_TAG_END -> afterTag(start);
			case XmlTokens.TEXT -> content(tree.elementAt(start + 1));
			case XmlTokens.COMMENT -> ended("-->") ? content(tree.elementAt(start + 1)) : NOTHING;
			case XmlTokens.CDATA -> ended("]]>") ? content(tree.elementAt(start + 1)) : NOTHING;
			case XmlTokens.INSTRUCTION -> ended("?>") ? content(tree.elementAt(start + 1)) : NOTHING;
			case XmlTokens.DOCTYPE -> ended(">") ? content(null) : NOTHING;
			default -> inTag();
			};
		}

		/** Whether the cursor stands right behind the token and the token is complete. */
		private boolean ended(String delimiter) {
			return offset == tokens.end(token) && text.startsWith(delimiter, offset - delimiter.length());
		}

		private CursorSite afterTag(int start) {
			if (offset < tokens.end(token)) {
				return NOTHING;
			}
			XmlElement element = tree.elementAt(start + 1);
			boolean opens = element != null && element.hasContent() && element.startTagEnd() == tokens.end(token);
			boolean closes = element != null && element.end() == tokens.end(token);
			return content(opens || !closes ? element : element.parent());
		}

		private CursorSite content(XmlElement parent) {
			int start = offset;
			int from = token >= 0 && tokens.type(token) == XmlTokens.TEXT ? tokens.start(token) : offset;
			while (start > from && text.charAt(start - 1) > ' ') {
				start--;
			}
			return new CursorSite(Kind.CONTENT, parent, null, start, offset, text.substring(start, offset), "", "");
		}

		private CursorSite inTag() {
			int first = token;
			int type = tokens.type(first);
			while (type != XmlTokens.TAG_START && type != XmlTokens.END_TAG_START && type != XmlTokens.STRAY_END_TAG_START) {
				if (first == 0 || type == XmlTokens.TAG_END || type == XmlTokens.EMPTY_TAG_END || type == XmlTokens.TEXT) {
					// debris between tags
					return NOTHING;
				}
				type = tokens.type(--first);
			}
			int tag = tokens.start(first);
			XmlElement element = tree.elementAt(tag + 1);
			if (type != XmlTokens.TAG_START) {
				return endTag(element, tag, type == XmlTokens.END_TAG_START);
			}
			if (element == null || element.offset() != tag || offset <= tag) {
				return NOTHING;
			}
			if (element.name().isEmpty() || offset <= element.nameOffset() + element.nameLength()) {
				return elementName(element, tag);
			}
			return inStartTag(element);
		}

		private CursorSite elementName(XmlElement element, int tag) {
			int end = element.name().isEmpty() ? offset : element.nameOffset() + element.nameLength();
			return new CursorSite(Kind.ELEMENT_NAME, element, null, tag, Math.max(end, offset), text.substring(tag + 1, offset).strip(), "", "");
		}

		private CursorSite endTag(XmlElement closed, int tag, boolean paired) {
			int name = tag + 2;
			if (offset < name || text.charAt(tag + 1) != '/') {
				return NOTHING;
			}
			int end = name;
			while (end < text.length() && isNameCharacter(text.charAt(end))) {
				end++;
			}
			if (offset > end) {
				return NOTHING;
			}
			XmlElement element = closed;
			if (!paired && element != null && element.hasContent() && element.end() <= tag) {
				element = element.parent();
			}
			String after = text.startsWith(">", end) ? "" : ">";
			return new CursorSite(Kind.END_TAG, element, null, name, end, text.substring(name, offset), "", after);
		}

		private CursorSite inStartTag(XmlElement element) {
			int start = tokens.start(token);
			int end = tokens.end(token);
			int type = tokens.type(token);
			int previous = token - 1;
			while (previous > 0 && tokens.type(previous) == XmlTokens.SPACE) {
				previous--;
			}
			boolean afterEquals = tokens.type(previous) == XmlTokens.EQUALS;
			if (type == XmlTokens.VALUE && offset > start) {
				return offset == end && isClosed(start, end) ? attributeName(element, null, offset, offset, " ") : inValue(element, start, end);
			}
			if (type == XmlTokens.EQUALS || type == XmlTokens.SPACE && afterEquals) {
				return missingValue(element, offset, offset);
			}
			if ((type == XmlTokens.NAME || type == XmlTokens.BAD) && afterEquals) {
				return missingValue(element, start, end);
			}
			if (type == XmlTokens.NAME) {
				return attributeName(element, named(element, start), start, end, "");
			}
			if (type == XmlTokens.SPACE) {
				return attributeName(element, null, offset, offset, "");
			}
			return NOTHING;
		}

		private CursorSite attributeName(XmlElement element, XmlAttribute attribute, int start, int end, String before) {
			boolean joined = start == end && end < text.length() && isNameCharacter(text.charAt(end));
			return new CursorSite(Kind.ATTRIBUTE_NAME, element, attribute, start, end, text.substring(start, offset), before, joined ? " " : "");
		}

		private CursorSite inValue(XmlElement element, int start, int end) {
			XmlAttribute attribute = null;
			for (XmlAttribute each : element.attributes()) {
				attribute = each.hasValue() && each.valueOffset() == start + 1 ? each : attribute;
			}
			if (attribute == null) {
				return NOTHING;
			}
			if (isClosed(start, end)) {
				return new CursorSite(Kind.ATTRIBUTE_VALUE, element, attribute, start + 1, end - 1, text.substring(start + 1, offset), "", "");
			}
			int valueEnd = offset;
			while (valueEnd < end && text.charAt(valueEnd) > ' ' && "<>/=".indexOf(text.charAt(valueEnd)) < 0) {
				valueEnd++;
			}
			return new CursorSite(Kind.ATTRIBUTE_VALUE, element, attribute, start + 1, valueEnd, text.substring(start + 1, offset), "",
					text.substring(start, start + 1));
		}

		/** A value that has no quotes yet, or is not there yet. */
		private CursorSite missingValue(XmlElement element, int start, int end) {
			XmlAttribute attribute = null;
			for (XmlAttribute each : element.attributes()) {
				attribute = each.nameOffset() + each.nameLength() < offset && each.nameOffset() < start ? each : attribute;
			}
			if (attribute == null) {
				return NOTHING;
			}
			int replacedEnd = end;
			if (start == end && attribute.hasValue() && attribute.valueOffset() == end + 1) {
				replacedEnd = end + attribute.valueLength() + (attribute.isClosed() ? 2 : 1);
			}
			String quote = quote(element);
			return new CursorSite(Kind.ATTRIBUTE_VALUE, element, attribute, start, replacedEnd, text.substring(start, offset), quote, quote);
		}

		private static XmlAttribute named(XmlElement element, int start) {
			for (XmlAttribute each : element.attributes()) {
				if (each.nameOffset() == start) {
					return each;
				}
			}
			return null;
		}

		/** The quote that is in use around here. */
		private String quote(XmlElement element) {
			return CursorSite.quote(tree, element);
		}

		private boolean isClosed(int start, int end) {
			return end - start > 1 && text.charAt(end - 1) == text.charAt(start);
		}

		private static boolean isNameCharacter(char c) {
			return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ':';
		}
	}

	/** The quote that is in use in a tag, else in the text; libvirt's own if there is none. */
	static String quote(XmlTree tree, XmlElement element) {
		for (XmlElement at = element; at != null; at = at.parent()) {
			for (XmlAttribute attribute : at.attributes()) {
				if (attribute.isClosed()) {
					return tree.text().substring(attribute.valueOffset() - 1, attribute.valueOffset());
				}
			}
		}
		return "'";
	}
}
