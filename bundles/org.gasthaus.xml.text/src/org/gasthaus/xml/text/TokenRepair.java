package org.gasthaus.xml.text;

import java.util.Arrays;

/**
 * Makes the tags of a text that is not well-formed pair: inserts {@link XmlTokens#NO_END_TAG} where an element ends without
 * an end tag and marks end tags that belong to nothing.
 *
 * <ol>
 * <li>An element without an end tag ends before the first tag on a line that is not indented deeper than its own. Where there are no such lines,
 * it ends where text and the other elements of its name suggest it ({@link NestingEvidence}).
 * <li>A start tag that could be the end tag of the element before it, but for a slash, is taken for an element without content.
 * <li>An end tag that pairs with an outer element ends the inner ones before it.
 * <li>An end tag that pairs with nothing closes the innermost element without end tag if the indentation fits: it is misspelt.
 * <li>Other end tags are stray.
 * </ol>
 */
final class TokenRepair {
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
		boolean slashForgotten = false;
		for (int i = 0; i < tokens.count; i++) {
			int type = tokens.types[i];
			if (type == XmlTokens.TAG_START) {
				slashForgotten = looksLikeEndTag(i);
				endUnclosedBefore(i, false);
				endUnclosedByEvidence(i);
				start = i;
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
			if (type == XmlTokens.TAG_END && slashForgotten) {
				endWithoutTag(EndTagPairing.end(text, tokens, i));
			}
			slashForgotten &= type != XmlTokens.TAG_END;
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
			if (!evidence.endsBefore(open[depth - 1], i)) {
				return;
			}
			endWithoutTag(tokens.starts[i]);
		}
	}

	/** Whether a start tag has no attributes, no end tag, and the name of the innermost element, which has content but no end tag. */
	private boolean looksLikeEndTag(int i) {
		boolean bare = i + 2 < tokens.count && tokens.types[i + 1] == XmlTokens.NAME && tokens.types[i + 2] == XmlTokens.TAG_END;
		return bare && pair[i] < 0 && isUnclosed() && EndTagPairing.sameName(text, tokens, open[depth - 1], i)
				&& tokens.types[i - 1] != XmlTokens.TAG_END;
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
