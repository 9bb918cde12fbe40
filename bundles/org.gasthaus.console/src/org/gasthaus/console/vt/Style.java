package org.gasthaus.console.vt;

/**
 * How a cell looks, in one number, so that a screen is two arrays and not a thousand objects: from the lowest bit on 26 bits of foreground, 26 bits of
 * background (24 of value, 2 of kind), and the attributes.
 */
public final class Style {
	/** Neither colours nor attributes. */
	public static final long PLAIN = 0;
	/** Attributes. */
	public static final long BOLD = 1L << 52;
	/** Less than usual. */
	public static final long FAINT = 1L << 53;
	/** Slanted. */
	public static final long ITALIC = 1L << 54;
	/** A line below. */
	public static final long UNDERLINE = 1L << 55;
	/** Asked to blink; shown as it is thought best. */
	public static final long BLINK = 1L << 56;
	/** Foreground and background change places. */
	public static final long INVERSE = 1L << 57;
	/** Not to be seen. */
	public static final long HIDDEN = 1L << 58;
	/** A line through it. */
	public static final long STRIKE = 1L << 59;

	/** A colour that nobody chose. */
	public static final int DEFAULT_COLOUR = 0;
	private static final int INDEXED = 1 << 24;
	private static final int RGB = 2 << 24;
	private static final int COLOUR_BITS = 26;
	private static final long COLOUR = (1L << COLOUR_BITS) - 1;
	private static final int BYTE = 0xff;

	private Style() {
	}

	/** One of the palette's 256. */
	public static int indexed(int index) {
		return INDEXED | index & BYTE;
	}

	/** @param rgb red, green and blue, eight bits each */
	public static int rgb(int rgb) {
		return RGB | rgb & 0xffffff;
	}

	/** The colour of the character: {@link #DEFAULT_COLOUR}, or to be asked by {@link #isIndexed} and {@link #value}. */
	public static int foreground(long style) {
		return (int) (style & COLOUR);
	}

	/** The colour behind the character, likewise. */
	public static int background(long style) {
		return (int) (style >> COLOUR_BITS & COLOUR);
	}

	/** Whether a colour is one of the palette. */
	public static boolean isIndexed(int colour) {
		return colour >> 24 == 1;
	}

	/** The index in the palette, or red, green and blue. */
	public static int value(int colour) {
		return isIndexed(colour) ? colour & BYTE : colour & 0xffffff;
	}

	/** Whether a style has an attribute. */
	public static boolean has(long style, long attribute) {
		return (style & attribute) != 0;
	}

	static long withForeground(long style, int colour) {
		return style & ~COLOUR | colour;
	}

	static long withBackground(long style, int colour) {
		return style & ~(COLOUR << COLOUR_BITS) | (long) colour << COLOUR_BITS;
	}

	/** What an erased cell keeps: its background. */
	static long erased(long style) {
		return style & COLOUR << COLOUR_BITS;
	}

	/** The colour of one of the upper 240 places of the palette, which are the same everywhere. */
	public static int rgbOf(int index) {
		if (index >= 232) {
			int grey = 8 + 10 * (index - 232);
			return grey << 16 | grey << 8 | grey;
		}
		int cube = index - 16;
		return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6);
	}

	private static int level(int step) {
		return step == 0 ? 0 : 55 + 40 * step;
	}
}
