package org.gasthaus.xml.text;

import java.util.Arrays;

/**
 * The tokens of an XML text, lossless: every character belongs to exactly one token, whether the text is well-formed or not.
 * Zero-length tokens ({@link #NO_TAG_END}, {@link #NO_END_TAG}) stand for what is missing, so that start and end tags always
 * pair: one token of {@link #END_TAG_START} or {@link #NO_END_TAG} for every start tag that was opened.
 *
 * <p>Texts that are in order are read strictly as XML says; only others are repaired, by names, lines and indentation.
 * Immutable; may be used from any thread.
 */
public final class XmlTokens {
	/** {@code <} of a start tag. */
	public static final int TAG_START = 1;
	/** {@code </} that closes an open element; only {@code <} where the slash was forgotten. */
	public static final int END_TAG_START = 2;
	/** {@code </} for which no element is open. */
	public static final int STRAY_END_TAG_START = 3;
	/** {@code >}; of length zero if it is missing but content follows. */
	public static final int TAG_END = 4;
	/** {@code />}. */
	public static final int EMPTY_TAG_END = 5;
	/** Length zero: the tag is not closed. */
	public static final int NO_TAG_END = 6;
	/** Length zero: the innermost open element ends here without an end tag. */
	public static final int NO_END_TAG = 7;
	/** {@code =} of an attribute. */
	public static final int EQUALS = 8;
	/** The name of an element or attribute. */
	public static final int NAME = 9;
	/** An attribute value with its quotes; the closing one is missing if the text ends it otherwise. What was not escaped may be in it. */
	public static final int VALUE = 10;
	/** Character data with its references, as written; a {@code <} in it was not escaped. */
	public static final int TEXT = 11;
	/** A comment with its delimiters. */
	public static final int COMMENT = 12;
	/** A processing instruction or the XML declaration. */
	public static final int INSTRUCTION = 13;
	/** A CDATA section with its delimiters. */
	public static final int CDATA = 14;
	/** A document type declaration with its internal subset. */
	public static final int DOCTYPE = 15;
	/** White space in a tag. */
	public static final int SPACE = 16;
	/** What cannot be where it is. */
	public static final int BAD = 17;

	private final String text;
	private final int count;
	private final byte[] types;
	private final int[] starts;
	private final boolean repaired;

	private XmlTokens(String text, TokenBuffer tokens, boolean repaired) {
		this(text, tokens.count, tokens.types, tokens.starts, repaired);
	}

	private XmlTokens(String text, int count, byte[] types, int[] starts, boolean repaired) {
		this.text = text;
		this.count = count;
		this.types = types;
		this.starts = starts;
		this.repaired = repaired;
	}

	/** The tokens of a text. Takes time and memory in proportion to its length, whatever it holds. */
	public static XmlTokens of(String text) {
		TokenBuffer tokens = new TokenBuffer(text.length() / 4 + 32);
		if (new TokenScanner(text, tokens, false).scan() && EndTagPairing.isBalanced(text, tokens)) {
			return new XmlTokens(text, tokens, false);
		}
		tokens.clear();
		new TokenScanner(text, tokens, true).scan();
		return new XmlTokens(text, new TokenRepair(text, tokens).repaired(), true);
	}

	/**
	 * The tokens of this text after an edit: those that {@link #of} would find, much faster if the edit stays inside one text, attribute value or
	 * name of an attribute, as most of what people type does.
	 *
	 * @param edited the whole text after the edit, which must be this one but for the part that the edit replaced
	 * @param offset where the replaced part starts
	 * @param removed how many characters were there before
	 * @param inserted how many are there now
	 */
	public XmlTokens edited(String edited, int offset, int removed, int inserted) {
		int token = repaired ? -1 : tokenAround(offset, offset + removed);
		if (token < 0 || !staysWhatItIs(token, edited, offset, removed, inserted)) {
			return of(edited);
		}
		int[] moved = Arrays.copyOf(starts, count);
		for (int i = token + 1; i < count; i++) {
			moved[i] += inserted - removed;
		}
		return new XmlTokens(edited, count, types, moved, false);
	}

	/** Whether these tokens were made from others by {@link #edited} and are the same ones, all but one of them also as long. Takes no time. */
	public boolean areThoseOf(XmlTokens others) {
		return types == others.types;
	}

	/** The token that a part of the text lies in, its borders included if it is a text; -1 if it belongs to several. */
	private int tokenAround(int from, int to) {
		int token = tokenBefore(from);
		if ((token < 0 || end(token) == from && types[token] != TEXT && types[token] != NAME) && token + 1 < count) {
			token++;
		}
		return token >= 0 && start(token) <= from && to <= end(token) ? token : -1;
	}

	private boolean staysWhatItIs(int token, String edited, int offset, int removed, int inserted) {
		switch (types[token]) {
		case TEXT:
			return removed < end(token) - start(token) && !holds(edited, offset, inserted, '<', '<') && edited.charAt(start(token)) != '\uFEFF';
		case VALUE:
			return offset > start(token) && offset + removed < end(token) && !holds(edited, offset, inserted, '<', text.charAt(start(token)));
		case NAME:
			return offset > start(token) && !namesElement(token) && isName(edited, offset, inserted);
		default:
			return false;
		}
	}

	private static boolean holds(String edited, int offset, int length, char one, char other) {
		for (int i = offset; i < offset + length; i++) {
			if (edited.charAt(i) == one || edited.charAt(i) == other) {
				return true;
			}
		}
		return false;
	}

	private static boolean isName(String edited, int offset, int length) {
		for (int i = offset; i < offset + length; i++) {
			if (!XmlCharacters.continuesToken(edited.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	/** An end tag has to have the same name. */
	private boolean namesElement(int token) {
		return token == 0 || types[token - 1] != SPACE;
	}

	/** The text that was cut. */
	public String text() {
		return text;
	}

	/** How many tokens there are. */
	public int count() {
		return count;
	}

	/** The type of a token, one of the constants of this class. */
	public int type(int token) {
		return types[token];
	}

	/** Where a token starts. */
	public int start(int token) {
		return starts[token];
	}

	/** Where a token ends. */
	public int end(int token) {
		return token + 1 < count ? starts[token + 1] : text.length();
	}

	/** The characters of a token. */
	public String string(int token) {
		return text.substring(start(token), end(token));
	}

	/** Whether tags or quotes did not fit together, so that the tokens rest on guesses. */
	public boolean isRepaired() {
		return repaired;
	}

	/**
	 * The token that holds the character before an offset, or -1 at the start of the text. This is the token that somebody
	 * who types at the offset is about to change.
	 */
	public int tokenBefore(int offset) {
		int low = 0;
		int high = count - 1;
		int found = -1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			if (starts[middle] < offset) {
				found = middle;
				low = middle + 1;
			} else {
				high = middle - 1;
			}
		}
		while (found > 0 && end(found) == starts[found]) {
			found--;
		}
		return found;
	}
}
