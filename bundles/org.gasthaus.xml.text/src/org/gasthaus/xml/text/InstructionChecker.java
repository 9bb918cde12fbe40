package org.gasthaus.xml.text;

import static org.gasthaus.xml.text.XmlCharacters.isSpace;
import static org.gasthaus.xml.text.XmlCharacters.skipSpace;

/** Checks processing instructions and the XML declaration. */
final class InstructionChecker {
	private static final String DECLARATION = "syntax.xml-declaration";

	private InstructionChecker() {
	}

	/** Checks the instruction from {@code <?} to {@code ?>}. */
	static void check(String text, int start, int end, SyntaxFindings findings) {
		int limit = end - 2;
		int target = XmlCharacters.nameEnd(text, start + 2, limit);
		boolean xml = target == start + 5 && text.regionMatches(true, start + 2, "xml", 0, 3);
		if (xml && text.startsWith("xml", start + 2)) {
			if (start == 0 || start == 1 && text.charAt(0) == '\uFEFF') {
				declaration(text, target, limit, findings);
			} else {
				findings.error("syntax.xml-declaration-place", start, target - start);
			}
		} else if (xml || target == start + 2 || !XmlCharacters.isName(text, start + 2, target)
				|| target < limit && !isSpace(text.charAt(target))) {
			findings.error("syntax.instruction", start, Math.max(2, target - start));
		}
	}

	/** {@code version="1.x"}, then perhaps {@code encoding}, then perhaps {@code standalone}. */
	private static void declaration(String text, int start, int limit, SyntaxFindings findings) {
		int at = pseudoAttribute(text, start, limit, "version");
		if (at < 0 || !isVersion(value(text, at))) {
			findings.error(DECLARATION, start - 5, limit + 7 - start);
			return;
		}
		int next = pseudoAttribute(text, at, limit, "encoding");
		boolean legal = next < 0 || isEncoding(value(text, next));
		at = Math.max(at, next);
		next = pseudoAttribute(text, at, limit, "standalone");
		legal &= next < 0 || value(text, next).equals("yes") || value(text, next).equals("no");
		at = Math.max(at, next);
		if (!legal || skipSpace(text, at, limit) != limit) {
			findings.error(DECLARATION, start - 5, limit + 7 - start);
		}
	}

	/** The end of {@code name="…"} with white space before it, or -1 if that is not what stands there. */
	private static int pseudoAttribute(String text, int start, int limit, String name) {
		int at = skipSpace(text, start, limit);
		if (at == start || !text.startsWith(name, at)) {
			return -1;
		}
		at = skipSpace(text, at + name.length(), limit);
		if (at >= limit || text.charAt(at) != '=') {
			return -1;
		}
		at = skipSpace(text, at + 1, limit);
		if (at >= limit || text.charAt(at) != '"' && text.charAt(at) != '\'') {
			return -1;
		}
		int close = text.indexOf(text.charAt(at), at + 1);
		return close < 0 || close >= limit ? -1 : close + 1;
	}

	/** The value between the quotes of which the last ends at an offset. */
	private static String value(String text, int end) {
		int open = text.lastIndexOf(text.charAt(end - 1), end - 2);
		return text.substring(open + 1, end - 1);
	}

	private static boolean isVersion(String version) {
		boolean digits = version.length() > 2 && version.startsWith("1.");
		for (int i = 2; digits && i < version.length(); i++) {
			digits = version.charAt(i) >= '0' && version.charAt(i) <= '9';
		}
		return digits;
	}

	private static boolean isEncoding(String name) {
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
			if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-'))) {
				return false;
			}
		}
		return !name.isEmpty();
	}
}
