package org.gasthaus.xml.text;

import static org.gasthaus.xml.text.XmlCharacters.continuesToken;
import static org.gasthaus.xml.text.XmlCharacters.isSpace;
import static org.gasthaus.xml.text.XmlCharacters.startsToken;

/**
 * Cuts a text into tokens. The strict way reads as XML says and gives up at the first oddity; the lenient way never gives up
 * and guesses where a half-typed tag, value or comment ends. Texts that the strict way accepts never meet a guess.
 *
 * <p>Linear: searches forward are remembered, so no text makes them start again and again.
 */
final class TokenScanner {
	private static final int EXPECT_NAME = 0;
	private static final int EXPECT_ATTRIBUTE = 1;
	private static final int AFTER_ATTRIBUTE_NAME = 2;
	private static final int EXPECT_VALUE = 3;
	/** How far a guess about quotes or lines looks, in characters. */
	private static final int REACH = 300;

	private final String text;
	private final int length;
	private final TokenBuffer out;
	private final boolean lenient;
	private boolean odd;
	/** The name of the element whose content starts at {@link #contentStart} and has no markup yet; -1 if there is none. */
	private int openName = -1;
	private int openNameEnd;
	private int contentStart;
	/** What {@link #innerOpener(int)} found, and for which name. */
	private int innerOpener;
	private int innerOpenerOf = -1;

	private final ForwardSearch lessThan;
	private final ForwardSearch greaterThan;
	private final ForwardSearch endTagStart;
	private final ForwardSearch emptyTagEnd;
	private final ForwardSearch newline;
	private final ForwardSearch apostrophe;
	private final ForwardSearch quote;
	private final ForwardSearch commentStart;
	private final ForwardSearch commentEnd;
	private final ForwardSearch cdataEnd;
	private final ForwardSearch instructionStart;
	private final ForwardSearch instructionEnd;

	TokenScanner(String text, TokenBuffer out, boolean lenient) {
		this.text = text;
		this.length = text.length();
		this.out = out;
		this.lenient = lenient;
		lessThan = new ForwardSearch(text, "<");
		greaterThan = new ForwardSearch(text, ">");
		endTagStart = new ForwardSearch(text, "</");
		emptyTagEnd = new ForwardSearch(text, "/>");
		newline = new ForwardSearch(text, "\n");
		apostrophe = new ForwardSearch(text, "'");
		quote = new ForwardSearch(text, "\"");
		commentStart = new ForwardSearch(text, "<!--");
		commentEnd = new ForwardSearch(text, "-->");
		cdataEnd = new ForwardSearch(text, "]]>");
		instructionStart = new ForwardSearch(text, "<?");
		instructionEnd = new ForwardSearch(text, "?>");
	}

	/** Whether the text was scanned to its end; the strict way stops at the first oddity. */
	boolean scan() {
		int i = 0;
		if (length > 0 && text.charAt(0) == '\uFEFF') {
			out.add(XmlTokens.SPACE, 0);
			i = 1;
		}
		while (i < length && (lenient || !odd)) {
			if (text.charAt(i) != '<' || isCharacter(i)) {
				out.add(XmlTokens.TEXT, i);
				i = textEnd(i);
			} else {
				i = markup(i);
			}
		}
		return lenient || !odd;
	}

	private int textEnd(int start) {
		int end = lessThan.from(text.charAt(start) == '<' ? start + 1 : start);
		while (end < length && isCharacter(end)) {
			end = lessThan.from(end + 1);
		}
		return end;
	}

	/**
	 * Whether a '<' is meant as the character: it stands behind text, or before what is no name, in an element that has nothing but text up to
	 * its end tag. Libvirt does not mix text and elements.
	 */
	private boolean isCharacter(int i) {
		if (!lenient || openName < 0 || i + 1 >= length) {
			return false;
		}
		char next = text.charAt(i + 1);
		int close = endTagStart.from(i);
		if (next == '/' || next == '!' || next == '?' || !isEndTagOf(openName, openNameEnd, close) || emptyTagEnd.from(i) < close
				|| innerOpener(close) >= i && !isAloneOnItsLine(close)) {
			return false;
		}
		int before = i - 1;
		while (before >= contentStart && isSpace(text.charAt(before)) && text.charAt(before) != '\n') {
			before--;
		}
		if (before >= contentStart && text.charAt(before) != '\n') {
			return true;
		}
		return next != '<' && !startsToken(next) && Math.min(newline.from(i), greaterThan.from(i)) > close
				&& !XmlCharacters.isBlank(text, i + 1, close);
	}

	/** The last start tag of the open element's own name before an end tag, which is rather its end tag; that of the open element if there is no other. */
	private int innerOpener(int close) {
		if (innerOpenerOf != openName) {
			innerOpenerOf = openName;
			String start = text.substring(openName - 1, openNameEnd);
			int at = text.lastIndexOf(start, close - 1);
			while (at >= openName && at + start.length() < length && continuesToken(text.charAt(at + start.length()))) {
				at = text.lastIndexOf(start, at - 1);
			}
			innerOpener = at;
		}
		return innerOpener;
	}

	/** Whether nothing stands on the line, or lines, of the open element but what is in it. */
	private boolean isAloneOnItsLine(int close) {
		int before = openName - 2;
		while (before >= 0 && isSpace(text.charAt(before)) && text.charAt(before) != '\n') {
			before--;
		}
		if (before >= 0 && text.charAt(before) != '\n') {
			return false;
		}
		int behind = close + 2 + openNameEnd - openName;
		int last = Math.min(length, behind + REACH);
		while (behind < last && (isSpace(text.charAt(behind)) || text.charAt(behind) == '>') && text.charAt(behind) != '\n') {
			behind++;
		}
		return behind == last || text.charAt(behind) == '\n';
	}

	private boolean isEndTagOf(int name, int nameEnd, int endTag) {
		int end = endTag + 2 + nameEnd - name;
		return text.regionMatches(endTag + 2, text, name, nameEnd - name) && (end >= length || !continuesToken(text.charAt(end)));
	}

	private int markup(int i) {
		openName = -1;
		char next = i + 1 < length ? text.charAt(i + 1) : 0;
		switch (next) {
		case '!':
			return declaration(i);
		case '?':
			return delimited(XmlTokens.INSTRUCTION, i, 2, instructionEnd, instructionStart);
		case '/':
			out.add(XmlTokens.END_TAG_START, i);
			return tag(i + 2, true);
		case '<':
			return runOfLessThan(i);
		default:
			out.add(XmlTokens.TAG_START, i);
			return tag(i + 1, false);
		}
	}

	/** Of many '<' in a row only the last can start a tag. */
	private int runOfLessThan(int i) {
		odd = true;
		int end = i + 1;
		while (end + 1 < length && text.charAt(end + 1) == '<') {
			end++;
		}
		out.add(XmlTokens.BAD, i);
		return end;
	}

	private int declaration(int i) {
		if (text.startsWith("<!--", i)) {
			return delimited(XmlTokens.COMMENT, i, 4, commentEnd, commentStart);
		}
		if (text.startsWith("<![CDATA[", i)) {
			return delimited(XmlTokens.CDATA, i, 9, cdataEnd, null);
		}
		if (text.startsWith("<!DOCTYPE", i)) {
			return doctype(i);
		}
		odd = true;
		int end = i + 2;
		while (end < length && text.charAt(end) != '<' && text.charAt(end) != '\n' && text.charAt(end) != '>') {
			end++;
		}
		out.add(XmlTokens.BAD, i);
		return end < length && text.charAt(end) == '>' ? end + 1 : end;
	}

	/** An unclosed comment, CDATA section or instruction ends with its line, or before the next '<' in it. */
	private int delimited(int type, int i, int opening, ForwardSearch close, ForwardSearch again) {
		int end = close.from(i + opening);
		boolean unclosed = end == length;
		if (!unclosed && lenient && again != null) {
			unclosed = again.from(i + opening) < end;
		}
		if (unclosed) {
			odd = true;
			out.add(XmlTokens.BAD, i);
			return Math.min(newline.from(i), lessThan.from(i + opening));
		}
		out.add(type, i);
		return end + close.size();
	}

	private int doctype(int i) {
		int depth = 0;
		int at = i + 9;
		while (at < length) {
			char c = text.charAt(at);
			if (c == '"' || c == '\'') {
				at = (c == '"' ? quote : apostrophe).from(at + 1);
			} else if (c == '<' && text.startsWith("<!--", at)) {
				at = commentEnd.from(at + 4) + 2;
			} else if (c == '<' && text.startsWith("<?", at)) {
				at = instructionEnd.from(at + 2) + 1;
			} else if (c == '[') {
				depth++;
			} else if (c == ']') {
				depth--;
			} else if (c == '>' && depth <= 0) {
				out.add(XmlTokens.DOCTYPE, i);
				return at + 1;
			} else if (c == '<' && depth <= 0) {
				break;
			}
			at++;
		}
		odd = true;
		out.add(XmlTokens.BAD, i);
		return newline.from(i);
	}

	private int tag(int start, boolean endTag) {
		int state = EXPECT_NAME;
		int name = -1;
		int nameEnd = -1;
		int firstToken = out.count;
		int i = start;
		while (i < length && text.charAt(i) != '<') {
			char c = text.charAt(i);
			if (isSpace(c)) {
				int end = i + 1;
				boolean lineEnds = c == '\n';
				while (end < length && isSpace(text.charAt(end))) {
					lineEnds |= text.charAt(end) == '\n';
					end++;
				}
				out.add(XmlTokens.SPACE, i);
				odd |= state == EXPECT_NAME;
				if (state == EXPECT_NAME && !endTag && lineEnds) {
					out.add(XmlTokens.NO_TAG_END, end);
					return end;
				}
				i = end;
			} else if (c == '>') {
				odd |= state != EXPECT_ATTRIBUTE;
				out.add(XmlTokens.TAG_END, i);
				openName = endTag ? -1 : name;
				openNameEnd = nameEnd;
				contentStart = i + 1;
				return i + 1;
			} else if (c == '/' && !endTag && i + 1 < length && text.charAt(i + 1) == '>') {
				odd |= state != EXPECT_ATTRIBUTE;
				out.add(XmlTokens.EMPTY_TAG_END, i);
				return i + 2;
			} else if (startsToken(c)) {
				boolean first = state == EXPECT_NAME;
				odd |= !first && (endTag || state != EXPECT_ATTRIBUTE);
				out.add(endTag && !first ? XmlTokens.BAD : XmlTokens.NAME, i);
				state = first || endTag ? EXPECT_ATTRIBUTE : AFTER_ATTRIBUTE_NAME;
				int from = i++;
				while (i < length && continuesToken(text.charAt(i))) {
					i++;
				}
				name = first ? from : name;
				nameEnd = first ? i : nameEnd;
			} else if (c == '=' && state == AFTER_ATTRIBUTE_NAME) {
				out.add(XmlTokens.EQUALS, i++);
				state = EXPECT_VALUE;
			} else if ((c == '"' || c == '\'') && state == EXPECT_VALUE) {
				out.add(XmlTokens.VALUE, i);
				i = value(i, c);
				state = EXPECT_ATTRIBUTE;
			} else if ((c == '"' || c == '\'') && lenient && state == AFTER_ATTRIBUTE_NAME && closesAtOnce(i, c)) {
				out.add(XmlTokens.VALUE, i);
				i = text.indexOf(c, i + 1) + 1;
				state = EXPECT_ATTRIBUTE;
			} else {
				odd = true;
				int joined = lenient && !endTag && c == '=' && i == nameEnd && out.count == firstToken + 1 ? LibvirtAttributes.joined(text, name, i) : -1;
				if (joined > 0) {
					out.add(XmlTokens.NAME, joined);
					nameEnd = joined;
					state = AFTER_ATTRIBUTE_NAME;
					continue;
				}
				out.add(XmlTokens.BAD, i++);
				state = state == EXPECT_VALUE && c != '=' ? EXPECT_ATTRIBUTE : state;
			}
			if (odd && !lenient) {
				return i;
			}
		}
		odd = true;
		int content = lenient && !endTag && name >= 0 && i < length ? contentBefore(i, name, nameEnd, firstToken) : -1;
		if (content >= 0) {
			out.add(XmlTokens.TAG_END, content);
			out.add(XmlTokens.TEXT, content);
		} else {
			out.add(XmlTokens.NO_TAG_END, i);
		}
		return i;
	}

	/**
	 * Where the text starts in a tag that ran into its own end tag, {@code <vcpu1</vcpu>} or {@code <vcpu a='b'1</vcpu>}, or -1. Takes back the
	 * tokens from there on.
	 */
	private int contentBefore(int endTag, int name, int nameEnd, int firstToken) {
		if (endTagStart.from(endTag) != endTag || newline.from(name) < endTag) {
			return -1;
		}
		for (int token = out.count - 1; token > firstToken; token--) {
			if (out.types[token] == XmlTokens.EQUALS) {
				return -1;
			}
			if (out.types[token - 1] == XmlTokens.VALUE) {
				boolean adjoins = out.types[token] != XmlTokens.SPACE && isEndTagOf(name, nameEnd, endTag);
				int content = adjoins ? out.starts[token] : -1;
				out.count = adjoins ? token : out.count;
				return content;
			}
		}
		int end = endTag + 2;
		while (end < length && continuesToken(text.charAt(end))) {
			end++;
		}
		int content = name + end - endTag - 2;
		boolean starts = content > name && content < nameEnd && text.regionMatches(name, text, endTag + 2, content - name);
		if (starts) {
			out.count = firstToken + 1;
		}
		return starts ? content : -1;
	}

	/** The end of a value. A closing quote is doubted when what follows or what lies between looks like the next attribute. */
	private int value(int start, char mark) {
		int close = (mark == '"' ? quote : apostrophe).from(start + 1);
		if (close < length && close > lessThan.from(start + 1) && lenient && newline.from(start) > close && isSeparated(close)
				&& !opensValue(close)) {
			odd = true;
			return close + 1;
		}
		if (close < length && close < lessThan.from(start + 1)) {
			char next = close + 1 < length ? text.charAt(close + 1) : '>';
			boolean separated = isSeparated(close);
			if (!lenient) {
				odd |= !separated;
				return close + 1;
			}
			int later = laterClose(close, mark);
			if (later >= 0) {
				return later + 1;
			}
			boolean assigns = text.lastIndexOf('=', close - 1) > start;
			boolean plausible = separated ? newline.from(start) > close || !assigns : !assigns && startsToken(next);
			if (plausible) {
				return close + 1;
			}
		}
		odd = true;
		int end = start + 1;
		while (end < length) {
			char c = text.charAt(end);
			if (c == mark) {
				return end + 1;
			}
			if (isSpace(c) || c == '<' || c == '>' || c == '/' && end + 1 < length && text.charAt(end + 1) == '>') {
				break;
			}
			end++;
		}
		return end;
	}

	/** Whether what follows a quote may follow a value. */
	private boolean isSeparated(int close) {
		char next = close + 1 < length ? text.charAt(close + 1) : '>';
		return isSpace(next) || next == '>' || next == '/' || next == '?';
	}

	/** Whether a quote follows a name and '=', as that of the next attribute does. */
	private boolean opensValue(int mark) {
		int i = mark - 1;
		int last = Math.max(0, mark - REACH);
		while (i > last && isSpace(text.charAt(i))) {
			i--;
		}
		if (i <= last || text.charAt(i) != '=') {
			return false;
		}
		i--;
		while (i > last && isSpace(text.charAt(i))) {
			i--;
		}
		int nameEnd = i;
		while (i > last && continuesToken(text.charAt(i))) {
			i--;
		}
		return i < nameEnd && isSpace(text.charAt(i));
	}

	/** The quote that closes a value in which another one stands that was not escaped, or -1. */
	private int laterClose(int close, char mark) {
		if (opensValue(close)) {
			return -1;
		}
		boolean blank = true;
		int end = nextMark(close + 1, mark);
		for (int i = close + 1; i < end && blank; i++) {
			blank = isSpace(text.charAt(i));
		}
		return end < 0 || !isSeparated(end) || blank && end > close + 1 ? -1 : end;
	}

	/** Whether a value that lacks its '=' starts with a quote. */
	private boolean closesAtOnce(int start, char mark) {
		int close = nextMark(start + 1, mark);
		return close >= 0 && isSeparated(close);
	}

	/** The next quote in the line if nothing but a value can lie between, else -1. */
	private int nextMark(int from, char mark) {
		int last = Math.min(length, from + REACH);
		for (int i = from; i < last; i++) {
			char c = text.charAt(i);
			if (c == mark) {
				return i;
			}
			if (c == '<' || c == '>' || c == '=' || c == '\n') {
				return -1;
			}
		}
		return -1;
	}
}
