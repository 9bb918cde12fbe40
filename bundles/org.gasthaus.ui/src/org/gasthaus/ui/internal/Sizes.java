package org.gasthaus.ui.internal;

import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.text.ParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

/** Sizes as people read and write them, in units of 1024. */
public final class Sizes {
	private static final String[] UNITS = { "B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB" };
	private static final int STEP = 1024;
	/** From here on, somebody thinks of KiB, as virsh does. */
	private static final double MANY = 65_536;
	private static final Pattern SIZE = Pattern.compile("(\\d[\\d.,\\s\\u00a0\\u202f'\u2019]*?)[\\s\\u00a0\\u202f]*([A-Za-z]*)");

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
	 * The bytes of a size such as {@code 20 GiB}, {@code 512M}, {@code 1,5 TiB} or {@code 2 GB}, which is in units of 1000 as in libvirt. A point and a
	 * comma are both read as what they can only be; where both are possible, as people write it in their language.
	 *
	 * @throws ParseException for what is no size, for none above zero, and for a number without a unit: nobody knows of what
	 */
	public static long bytes(String text) throws ParseException {
		return bytes(text, false);
	}

	/** As {@link #bytes}, for what is counted in bytes: a number alone is bytes. */
	public static long bytesOrNumber(String text) throws ParseException {
		return bytes(text, true);
	}

	private static long bytes(String text, boolean alone) throws ParseException {
		Matcher parts = SIZE.matcher(text.strip());
		double number = parts.matches() ? number(parts.group(1)) : Double.NaN;
		double factor = parts.matches() ? factor(parts.group(2), alone) : Double.NaN;
		double bytes = number * factor;
		if (!(bytes > 0) || bytes >= Long.MAX_VALUE) {
			throw new ParseException(text, 0);
		}
		return Math.max(1, Math.round(bytes));
	}

	/** What to write for a number that has no unit, a sentence; empty for any other text. */
	public static String unitMissing(String text) {
		Matcher parts = SIZE.matcher(text.strip());
		if (!parts.matches() || !parts.group(2).isEmpty() || !(number(parts.group(1)) > 0)) {
			return "";
		}
		String typed = parts.group(1);
		return number(typed) < MANY ? NLS.bind(Messages.Sizes_unit, typed, typed) : NLS.bind(Messages.Sizes_unitMany, typed, typed);
	}

	/** @return {@code NaN} for a unit that there is not */
	private static double factor(String unit, boolean alone) {
		String typed = unit.toUpperCase(Locale.ROOT);
		for (int i = 0; i < UNITS.length; i++) {
			String full = UNITS[i].toUpperCase(Locale.ROOT);
			if (typed.equals(full) || i > 0 && typed.equals(full.substring(0, 1)) || i == 0 && alone && typed.isEmpty()) {
				return Math.pow(STEP, i);
			}
			if (i > 0 && typed.equals(full.charAt(0) + "B")) {
				return Math.pow(1000, i);
			}
		}
		return Double.NaN;
	}

	/** @return {@code NaN} for what is no number */
	private static double number(String typed) {
		DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.getDefault(Locale.Category.FORMAT));
		String digits = typed.replaceAll("(?<=\\d)[\\s\\u00a0\\u202f'\u2019](?=\\d{3}(?!\\d))", "");
		String point = Pattern.quote(String.valueOf(symbols.getDecimalSeparator()));
		for (char group : new char[] { symbols.getGroupingSeparator(), symbols.getDecimalSeparator() == ',' ? '.' : ',' }) {
			if (digits.matches("\\d{1,3}(" + Pattern.quote(String.valueOf(group)) + "\\d{3})+(" + point + "\\d+)?")) {
				digits = digits.replace(String.valueOf(group), "");
			}
		}
		digits = digits.replace(symbols.getDecimalSeparator(), '.');
		digits = digits.indexOf('.') < 0 ? digits.replace(',', '.') : digits; // the other one, where it separates no thousands
		return digits.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(digits) : Double.NaN;
	}
}
