package org.gasthaus.ui.internal;

import java.text.NumberFormat;
import java.text.ParseException;
import java.text.ParsePosition;
import java.util.Locale;

/** Sizes as people read and write them, in units of 1024. */
public final class Sizes {
	private static final String[] UNITS = { "B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB" };
	private static final int STEP = 1024;

	private Sizes() {
	}

	/** The size in the largest unit that leaves a number of at least one, with one digit behind the point where it says more. */
	public static String text(long bytes) {
		double number = bytes;
		int unit = 0;
		while (number >= STEP && unit < UNITS.length - 1) {
			number /= STEP;
			unit++;
		}
		NumberFormat format = NumberFormat.getNumberInstance();
		format.setMaximumFractionDigits(unit == 0 || number >= 100 ? 0 : 1);
		return format.format(number) + ' ' + UNITS[unit];
	}

	/**
	 * The bytes of a size such as {@code 20 GiB}, {@code 512M} or {@code 1,5 TiB}; a number alone is bytes.
	 *
	 * @throws ParseException for what is no size, or none above zero
	 */
	public static long bytes(String text) throws ParseException {
		String typed = text.strip();
		ParsePosition end = new ParsePosition(0);
		Number number = NumberFormat.getNumberInstance().parse(typed, end);
		if (number == null || number.doubleValue() <= 0) {
			throw new ParseException(text, 0);
		}
		String unit = typed.substring(end.getIndex()).strip().toUpperCase(Locale.ROOT);
		for (int i = 0; i < UNITS.length; i++) {
			String full = UNITS[i].toUpperCase(Locale.ROOT);
			if (unit.equals(full) || i > 0 && unit.equals(full.substring(0, 1)) || i == 0 && unit.isEmpty()) {
				double bytes = number.doubleValue() * Math.pow(STEP, i);
				if (bytes >= Long.MAX_VALUE) {
					throw new ParseException(text, 0);
				}
				return Math.max(1, Math.round(bytes));
			}
		}
		throw new ParseException(text, end.getIndex());
	}
}
