package org.gasthaus.xml.text;

/** The character classes of XML 1.0, fifth edition. */
final class XmlCharacters {
	private XmlCharacters() {
	}

	static boolean isSpace(char c) {
		return c == ' ' || c == '\n' || c == '\t' || c == '\r';
	}

	/** What the scanner takes for the start of a name: a little more than XML allows, so that errors have a place. */
	static boolean startsToken(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c >= 0xC0;
	}

	/** What the scanner takes for a part of a name. */
	static boolean continuesToken(char c) {
		return startsToken(c) || c >= '0' && c <= '9' || c == '-' || c == '.' || c == 0xB7;
	}

	static boolean isNameStart(int c) {
		if (c < 0xC0) {
			return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':';
		}
		return c != 0xD7 && c != 0xF7 && c <= 0x2FF || c >= 0x370 && c != 0x37E && c <= 0x1FFF || c == 0x200C || c == 0x200D
				|| c >= 0x2070 && c <= 0x218F || c >= 0x2C00 && c <= 0x2FEF || c >= 0x3001 && c <= 0xD7FF
				|| c >= 0xF900 && c <= 0xFDCF || c >= 0xFDF0 && c <= 0xFFFD || c >= 0x10000 && c <= 0xEFFFF;
	}

	static boolean isNamePart(int c) {
		return isNameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.' || c == 0xB7 || c >= 0x300 && c <= 0x36F
				|| c == 0x203F || c == 0x2040;
	}

	/** Whether XML allows the character at all. */
	static boolean isLegal(int c) {
		return c >= 0x20 && c <= 0xD7FF || c == '\n' || c == '\t' || c == '\r' || c >= 0xE000 && c <= 0xFFFD
				|| c >= 0x10000 && c <= 0x10FFFF;
	}

	/** Whether the region is a Name. */
	static boolean isName(String text, int start, int end) {
		if (start >= end) {
			return false;
		}
		int i = start;
		while (i < end) {
			int c = text.codePointAt(i);
			if (i == start ? !isNameStart(c) : !isNamePart(c)) {
				return false;
			}
			i += Character.charCount(c);
		}
		return i == end;
	}

	/** Whether the region is a name of XML with namespaces: one colon at most, with a name on both sides. */
	static boolean isQualifiedName(String text, int start, int end) {
		for (int i = start; i < end; i++) {
			if (text.charAt(i) == ':') {
				return isUnprefixed(text, start, i) && isUnprefixed(text, i + 1, end);
			}
		}
		return isName(text, start, end);
	}

	/** Whether the region is a Name without a colon. */
	static boolean isUnprefixed(String text, int start, int end) {
		for (int i = start; i < end; i++) {
			if (text.charAt(i) == ':') {
				return false;
			}
		}
		return isName(text, start, end);
	}

	/** The end of the name that starts at an offset, or the offset itself if none does. */
	static int nameEnd(String text, int start, int limit) {
		int i = start;
		while (i < limit) {
			int c = text.codePointAt(i);
			if (i == start ? !isNameStart(c) : !isNamePart(c)) {
				break;
			}
			i += Character.charCount(c);
		}
		return Math.min(i, limit);
	}

	static boolean isBlank(String text, int start, int end) {
		for (int i = start; i < end; i++) {
			if (!isSpace(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	/** The first offset from {@code i} on that is no white space, at most {@code limit}. */
	static int skipSpace(String text, int i, int limit) {
		int at = i;
		while (at < limit && isSpace(text.charAt(at))) {
			at++;
		}
		return at;
	}
}
