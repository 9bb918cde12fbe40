package org.gasthaus.xml.text;

/** The line of each token and how far the token and its line are indented, computed in one pass over the text. */
final class TokenLines {
	private final int[] lines;
	private final int[] indents;
	private final int[] lineIndents;

	TokenLines(String text, TokenBuffer tokens) {
		lines = new int[tokens.count];
		indents = new int[tokens.count];
		lineIndents = new int[tokens.count];
		int at = 0;
		int line = 0;
		int lineStart = 0;
		int lineIndent = 0;
		boolean blank = true;
		boolean indented = false;
		for (int i = 0; i < tokens.count; i++) {
			int start = tokens.starts[i];
			for (; at < start; at++) {
				char c = text.charAt(at);
				if (c == '\n') {
					line++;
					lineStart = at + 1;
					blank = true;
				} else if (blank && c != ' ' && c != '\t') {
					blank = false;
					lineIndent = at - lineStart;
				}
			}
			lines[i] = line;
			indents[i] = blank ? start - lineStart : -1;
			lineIndents[i] = blank ? start - lineStart : lineIndent;
			indented |= indents[i] > 0 && tokens.types[i] == XmlTokens.TAG_START;
		}
		if (!indented) {
			java.util.Arrays.fill(indents, -1);
			java.util.Arrays.fill(lineIndents, -1);
		}
	}

	/** How many blanks and tabs stand before a token that is the first of its line; -1 for others and in texts without indentation. */
	int indent(int token) {
		return indents[token];
	}

	/** How far the line of a token is indented; -1 in texts without indentation. */
	int lineIndent(int token) {
		return lineIndents[token];
	}

	boolean sameLine(int token, int other) {
		return lines[token] == lines[other];
	}
}
