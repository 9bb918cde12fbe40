package org.gasthaus.xml.text;

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
	/** {@code </} that closes an open element. */
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
	/** An attribute value with its quotes; the closing one is missing if the text ends it otherwise. */
	public static final int VALUE = 10;
	/** Character data with its references, as written. */
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
		this.text = text;
		this.count = tokens.count;
		this.types = tokens.types;
		this.starts = tokens.starts;
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
