package org.gasthaus.xml.text;

import java.util.Arrays;

/**
 * Makes the tags of a text that is not well-formed pair: inserts {@link XmlTokens#NO_END_TAG} where an element ends without
 * an end tag and marks end tags that belong to nothing.
 *
 * <ol>
 * <li>An element without an end tag ends before the first tag on a line that is not indented deeper than its own. Where there are no such lines,
 * it ends where text and the other elements of its name suggest it ({@link NestingEvidence}).
 * <li>A start tag that could be the end tag of the innermost element, but for a slash, is taken for that.
 * <li>An end tag that pairs with an outer element ends the inner ones before it.
 * <li>An end tag that pairs with nothing closes the innermost element without end tag if the indentation fits: it is misspelt.
 * <li>Other end tags are stray.
 * </ol>
 */
final class TokenRepair {
	/** How many tokens are looked at in search of a misspelt end tag, and how much longer or shorter it may be. */
	private static final int LOOK_AHEAD = 400;
	private static final int MOST_LETTERS = 2;

	private final String text;
	private final TokenBuffer tokens;
	private final TokenLines lines;
	private final int[] pair;
	private final TokenBuffer out;
	private final int textLength;
	private int[] open = new int[64];
	private int depth;
	private NestingEvidence evidence;

	TokenRepair(String text, TokenBuffer tokens) {
		this.text = text;
		this.tokens = tokens;
		this.textLength = text.length();
		lines = new TokenLines(text, tokens);
		pair = new EndTagPairing(text, tokens, lines).pairs();
		out = new TokenBuffer(tokens.count + 64);
	}

	TokenBuffer repaired() {
		int start = -1;
		for (int i = 0; i < tokens.count; i++) {
			int type = tokens.types[i];
			if (type == XmlTokens.TAG_START) {
				if (looksLikeEndTag(i)) {
					depth--;
					type = XmlTokens.END_TAG_START;
				} else {
					endUnclosedBefore(i, false);
					endUnclosedByEvidence(i);
					start = i;
				}
			} else if (type == XmlTokens.END_TAG_START) {
				start = -1;
				type = endTag(i);
			} else if (type == XmlTokens.TAG_END && start >= 0) {
				push(start);
				start = -1;
			} else if (type == XmlTokens.NO_TAG_END && start >= 0 && pair[start] >= 0) {
				push(start);
				start = -1;
				type = XmlTokens.TAG_END;
			} else if (type == XmlTokens.EMPTY_TAG_END || type == XmlTokens.NO_TAG_END) {
				start = -1;
			}
			out.add(type, tokens.starts[i]);
		}
		while (depth > 0) {
			endWithoutTag(textLength);
		}
		return out;
	}

	private int endTag(int i) {
		boolean misspelt = pair[i] < 0 && isUnclosed() && fits(lines.indent(i), lines.indent(open[depth - 1]));
		endUnclosedBefore(i, misspelt);
		if (pair[i] >= 0) {
			while (depth > 0 && open[depth - 1] != pair[i]) {
				endWithoutTag(tokens.starts[i]);
			}
			depth--;
			return XmlTokens.END_TAG_START;
		}
		if (isUnclosed()) {
			depth--;
			return XmlTokens.END_TAG_START;
		}
		return XmlTokens.STRAY_END_TAG_START;
	}

	private void endUnclosedBefore(int i, boolean misspelt) {
		int indent = lines.indent(i);
		if (indent < 0 || misspelt) {
			return;
		}
		while (isUnclosed()) {
			int openIndent = lines.lineIndent(open[depth - 1]);
			if (openIndent < 0 || indent > openIndent || lines.sameLine(open[depth - 1], i)) {
				return;
			}
			endWithoutTag(tokens.starts[i]);
		}
	}

	/** Where indentation says nothing: both on one line, or a text without indentation. */
	private void endUnclosedByEvidence(int i) {
		while (isUnclosed() && (lines.lineIndent(i) < 0 || lines.sameLine(open[depth - 1], i))) {
			if (evidence == null) {
				evidence = new NestingEvidence(text, tokens, pair);
			}
			if (!evidence.endsBefore(open[depth - 1], i) || hasMisspeltEnd(open[depth - 1], i)) {
				return;
			}
			endWithoutTag(tokens.starts[i]);
		}
	}

	/** Whether an end tag that belongs to nothing follows on the line and looks like that of an element: the same first letter, about as long. */
	private boolean hasMisspeltEnd(int opener, int from) {
		int name = EndTagPairing.nameOf(tokens, opener);
		int last = Math.min(tokens.count, from + LOOK_AHEAD);
		for (int i = from; i < last && name >= 0 && lines.sameLine(opener, i); i++) {
			int other = tokens.types[i] == XmlTokens.END_TAG_START && pair[i] < 0 ? EndTagPairing.nameOf(tokens, i) : -1;
			if (other >= 0 && text.charAt(tokens.starts[name]) == text.charAt(tokens.starts[other]) && Math.abs(length(name) - length(other)) <= MOST_LETTERS) {
				return true;
			}
		}
		return false;
	}

	private int length(int token) {
		return EndTagPairing.end(text, tokens, token) - tokens.starts[token];
	}

	/**
	 * Whether a start tag has no attributes, no end tag, no content that is indented deeper, and the name and indentation of the innermost
	 * element, which has content but no end tag.
	 */
	private boolean looksLikeEndTag(int i) {
		boolean bare = i + 2 < tokens.count && tokens.types[i + 1] == XmlTokens.NAME && tokens.types[i + 2] == XmlTokens.TAG_END;
		return bare && pair[i] < 0 && isUnclosed() && EndTagPairing.sameName(text, tokens, open[depth - 1], i)
				&& tokens.types[i - 1] != XmlTokens.TAG_END && fits(lines.indent(i), lines.indent(open[depth - 1])) && !isFollowedDeeper(i);
	}

	private boolean isFollowedDeeper(int tag) {
		int next = tag + 1;
		while (next < tokens.count && tokens.types[next] != XmlTokens.TAG_START && tokens.types[next] != XmlTokens.END_TAG_START) {
			next++;
		}
		return next < tokens.count && lines.indent(tag) >= 0 && lines.indent(next) > lines.indent(tag);
	}

	private static boolean fits(int indent, int openIndent) {
		return indent < 0 || openIndent < 0 || indent == openIndent;
	}

	private boolean isUnclosed() {
		return depth > 0 && pair[open[depth - 1]] < 0;
	}

	private void endWithoutTag(int offset) {
		out.add(XmlTokens.NO_END_TAG, offset);
		depth--;
	}

	private void push(int start) {
		if (depth == open.length) {
			open = Arrays.copyOf(open, depth * 2);
		}
		open[depth++] = start;
	}
}
