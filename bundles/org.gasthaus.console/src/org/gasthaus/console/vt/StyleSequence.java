package org.gasthaus.console.vt;

/** Colours and attributes, as a sequence chooses them. */
final class StyleSequence {
	private static final int BRIGHT = 8;

	private StyleSequence() {
	}

	static long apply(long before, Sequence sequence) {
		long style = before;
		if (sequence.size() == 0) {
			return Style.PLAIN;
		}
		for (int i = 0; i < sequence.size(); i++) {
			int number = sequence.number(i);
			if (number == 38 || number == 48) {
				int end = endOfSubs(sequence, i);
				int[] colour = new int[2];
				int next = end > i + 1 ? withColons(sequence, i, end, colour) : withSemicolons(sequence, i, colour);
				if (colour[1] != 0) {
					style = number == 38 ? Style.withForeground(style, colour[0]) : Style.withBackground(style, colour[0]);
				}
				i = next - 1;
			} else {
				int end = endOfSubs(sequence, i);
				style = number == 4 && end > i + 1 && sequence.number(i + 1) == 0 ? style & ~Style.UNDERLINE : one(style, number);
				i = end - 1;
			}
		}
		return style;
	}

	private static int endOfSubs(Sequence sequence, int index) {
		int end = index + 1;
		while (sequence.isSub(end)) {
			end++;
		}
		return end;
	}

	/** {@code 38:2::r:g:b}, {@code 38:2:r:g:b}, {@code 38:5:n} */
	private static int withColons(Sequence sequence, int index, int end, int[] colour) {
		int kind = sequence.number(index + 1);
		if (kind == 5 && end > index + 2) {
			found(colour, Style.indexed(sequence.number(index + 2)));
		} else if (kind == 2 && end >= index + 5) {
			found(colour, rgb(sequence, end - index >= 6 ? index + 3 : index + 2));
		}
		return end;
	}

	private static int withSemicolons(Sequence sequence, int index, int[] colour) {
		int kind = sequence.number(index + 1);
		if (kind == 5) {
			found(colour, Style.indexed(sequence.number(index + 2)));
			return index + 3;
		}
		if (kind == 2) {
			found(colour, rgb(sequence, index + 2));
			return index + 5;
		}
		return index + 2;
	}

	private static void found(int[] colour, int value) {
		colour[0] = value;
		colour[1] = 1;
	}

	private static int rgb(Sequence sequence, int index) {
		return Style.rgb((sequence.number(index) & 0xff) << 16 | (sequence.number(index + 1) & 0xff) << 8 | sequence.number(index + 2) & 0xff);
	}

	private static long one(long style, int number) {
		if (number >= 30 && number <= 37) {
			return Style.withForeground(style, Style.indexed(number - 30));
		}
		if (number >= 40 && number <= 47) {
			return Style.withBackground(style, Style.indexed(number - 40));
		}
		if (number >= 90 && number <= 97) {
			return Style.withForeground(style, Style.indexed(number - 90 + BRIGHT));
		}
		if (number >= 100 && number <= 107) {
			return Style.withBackground(style, Style.indexed(number - 100 + BRIGHT));
		}
		return switch (number) {
		case 0 -> Style.PLAIN;
		case 1 -> style | Style.BOLD;
		case 2 -> style | Style.FAINT;
		case 3 -> style | Style.ITALIC;
		case 4, 21 -> style | Style.UNDERLINE;
		case 5, 6 -> style | Style.BLINK;
		case 7 -> style | Style.INVERSE;
		case 8 -> style | Style.HIDDEN;
		case 9 -> style | Style.STRIKE;
		case 22 -> style & ~(Style.BOLD | Style.FAINT);
		case 23 -> style & ~Style.ITALIC;
		case 24 -> style & ~Style.UNDERLINE;
		case 25 -> style & ~Style.BLINK;
		case 27 -> style & ~Style.INVERSE;
		case 28 -> style & ~Style.HIDDEN;
		case 29 -> style & ~Style.STRIKE;
		case 39 -> Style.withForeground(style, Style.DEFAULT_COLOUR);
		case 49 -> Style.withBackground(style, Style.DEFAULT_COLOUR);
		default -> style;
		};
	}
}
