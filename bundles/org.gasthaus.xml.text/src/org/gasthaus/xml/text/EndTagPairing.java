package org.gasthaus.xml.text;

import java.util.Arrays;

/** Finds for each start tag its end tag: by name where all is in order, else by name, line and indentation. */
final class EndTagPairing {
	/** How many open elements are looked at for one end tag; deeper nesting than {@link XmlTree#MAX_DEPTH} is refused anyway. */
	private static final int REACH = XmlTree.MAX_DEPTH;
	/** How many tokens are looked at in search of better end tags, for one end tag and for all together. */
	private static final int LOOK_AHEAD = 4000;
	private static final int LOOK_AHEAD_IN_ALL = 20_000_000;

	private final String text;
	private final TokenBuffer tokens;
	private final TokenLines lines;
	private int lookAheadLeft = LOOK_AHEAD_IN_ALL;

	EndTagPairing(String text, TokenBuffer tokens, TokenLines lines) {
		this.text = text;
		this.tokens = tokens;
		this.lines = lines;
	}

	/** Whether every start tag has its end tag in its place. */
	static boolean isBalanced(String text, TokenBuffer tokens) {
		int[] open = new int[32];
		int depth = 0;
		int start = -1;
		for (int i = 0; i < tokens.count; i++) {
			switch (tokens.types[i]) {
			case XmlTokens.TAG_START:
				start = i;
				break;
			case XmlTokens.TAG_END:
				if (start >= 0) {
					if (depth == open.length) {
						open = Arrays.copyOf(open, depth * 2);
					}
					open[depth++] = start;
					start = -1;
				}
				break;
			case XmlTokens.EMPTY_TAG_END:
				start = -1;
				break;
			case XmlTokens.END_TAG_START:
				start = -1;
				if (depth == 0 || !sameName(text, tokens, open[--depth], i)) {
					return false;
				}
				break;
			default:
				break;
			}
		}
		return depth == 0;
	}

	/**
	 * For the token of each start tag that of its end tag and vice versa; -1 where there is none. A start tag without '>'
	 * counts as open only if an end tag on its line or with its indentation exists.
	 */
	int[] pairs() {
		int[] pair = new int[tokens.count];
		Arrays.fill(pair, -1);
		int[] open = new int[64];
		int depth = 0;
		int start = -1;
		for (int i = 0; i < tokens.count; i++) {
			int type = tokens.types[i];
			if (type == XmlTokens.TAG_START) {
				start = i;
			} else if (type == XmlTokens.EMPTY_TAG_END) {
				start = -1;
			} else if ((type == XmlTokens.TAG_END || type == XmlTokens.NO_TAG_END) && start >= 0) {
				boolean unclosed = type == XmlTokens.NO_TAG_END;
				if (!unclosed || nameOf(tokens, start) >= 0) {
					if (depth == open.length) {
						open = Arrays.copyOf(open, depth * 2);
					}
					open[depth++] = unclosed ? ~start : start;
				}
				start = -1;
			} else if (type == XmlTokens.END_TAG_START) {
				start = -1;
				int chosen = choose(open, depth, i);
				if (chosen >= 0) {
					int opener = open[chosen] < 0 ? ~open[chosen] : open[chosen];
					pair[opener] = i;
					pair[i] = opener;
					depth = chosen;
				}
			}
		}
		return pair;
	}

	private int choose(int[] open, int depth, int endTag) {
		int indent = lines.indent(endTag);
		int unclosed = -1;
		int near = -1;
		for (int k = depth - 1; k >= 0 && k >= depth - REACH; k--) {
			boolean noTagEnd = open[k] < 0;
			int opener = noTagEnd ? ~open[k] : open[k];
			if (!sameName(text, tokens, opener, endTag)) {
				continue;
			}
			int openerIndent = lines.indent(opener);
			boolean fits = indent >= 0 ? openerIndent == indent : lines.sameLine(opener, endTag);
			if (fits && !noTagEnd) {
				return k;
			}
			if (fits) {
				unclosed = unclosed < 0 ? k : unclosed;
			} else if (near < 0 && !noTagEnd && !(openerIndent >= 0 && indent >= 0 && hasBetterEnd(opener, openerIndent, endTag))) {
				near = k;
			}
		}
		return unclosed >= 0 ? unclosed : near;
	}

	private boolean hasBetterEnd(int opener, int indent, int from) {
		int last = Math.min(tokens.count, from + LOOK_AHEAD);
		for (int i = from + 1; i < last && lookAheadLeft > 0; i++) {
			lookAheadLeft--;
			if (tokens.types[i] == XmlTokens.END_TAG_START && lines.indent(i) == indent && sameName(text, tokens, opener, i)) {
				return true;
			}
		}
		return false;
	}

	/** Whether two tags, given by the tokens that start them, have the same name. */
	static boolean sameName(String text, TokenBuffer tokens, int tag, int other) {
		int name = nameOf(tokens, tag);
		int otherName = nameOf(tokens, other);
		if (name < 0 || otherName < 0) {
			return name == otherName;
		}
		int start = tokens.starts[name];
		int length = end(text, tokens, name) - start;
		return length == end(text, tokens, otherName) - tokens.starts[otherName]
				&& text.regionMatches(start, text, tokens.starts[otherName], length);
	}

	/** The token of the name of a tag, or -1. */
	static int nameOf(TokenBuffer tokens, int tag) {
		int i = tag + 1;
		while (i < tokens.count && tokens.types[i] == XmlTokens.SPACE) {
			i++;
		}
		return i < tokens.count && tokens.types[i] == XmlTokens.NAME ? i : -1;
	}

	static int end(String text, TokenBuffer tokens, int token) {
		return token + 1 < tokens.count ? tokens.starts[token + 1] : text.length();
	}
}
