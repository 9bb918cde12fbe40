package org.gasthaus.cli.internal;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Values of options that are more than text. */
final class Numbers {
	private static final String UNITS = "kmgtpe";
	private static final String[] NAMES = { "B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB" };

	private Numbers() {
	}

	/** A number that is not negative. */
	static int count(Arguments arguments, String name) throws CommandFailure {
		String text = arguments.data(name);
		try {
			return Integer.parseUnsignedInt(text);
		} catch (NumberFormatException e) {
			throw malformed(text, name);
		}
	}

	/** A number that may be negative. */
	static int integer(Arguments arguments, String name) throws CommandFailure {
		String text = arguments.data(name);
		try {
			return Integer.parseInt(text);
		} catch (NumberFormatException e) {
			throw malformed(text, name);
		}
	}

	/** A number of 64 bits that is not negative. */
	static long unsigned(Arguments arguments, String name) throws CommandFailure {
		String text = arguments.data(name);
		try {
			return Long.parseUnsignedLong(text);
		} catch (NumberFormatException e) {
			throw malformed(text, name);
		}
	}

	/** A number of 64 bits; one that is negative counts from the largest down, as C does. */
	static long wrapping(Arguments arguments, String name) throws CommandFailure {
		String text = arguments.data(name);
		try {
			return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
		} catch (NumberFormatException e) {
			throw malformed(text, name);
		}
	}

	private static CommandFailure malformed(String text, String name) {
		return new CommandFailure("Numeric value '" + text + "' for <" + name + "> option is malformed or out of range");
	}

	/** A size in bytes: a number and a unit; without one it is in {@code scale} bytes. */
	static long bytes(Arguments arguments, String name, long scale) throws CommandFailure {
		String text = arguments.data(name);
		int start = text.length() - text.stripLeading().length();
		start += text.startsWith("+", start) ? 1 : 0;
		int end = start;
		while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) {
			end++;
		}
		BigInteger factor = factor(text.substring(end).toLowerCase(Locale.ROOT), scale);
		String message = "Scaled numeric value '" + text + "' for <" + name + "> option is malformed or out of range";
		if (end == start) {
			throw new CommandFailure(message);
		}
		if (factor == null) {
			throw new CommandFailure(message + "\nerror: invalid argument: unknown suffix '" + text.substring(end) + "'");
		}
		BigInteger bytes = new BigInteger(text.substring(start, end)).multiply(factor);
		if (bytes.bitLength() >= Long.SIZE) {
			throw new CommandFailure(message + "\nerror: numerical overflow: value too large: " + text);
		}
		return bytes.longValue();
	}

	/** A number of bytes in the largest unit that it reaches. @param bytes unsigned */
	static String size(long bytes, int digits) {
		double value = bytes < 0 ? bytes + 0x1p64 : bytes;
		int unit = 0;
		while (value >= 1024 && unit < NAMES.length - 1) {
			value /= 1024;
			unit++;
		}
		return String.format(Locale.ROOT, "%." + digits + "f %s", value, NAMES[unit]);
	}

	/** @return {@code null} for what is no unit */
	private static BigInteger factor(String unit, long scale) {
		if (unit.isEmpty()) {
			return BigInteger.valueOf(scale);
		}
		if (unit.equals("b") || unit.equals("byte") || unit.equals("bytes")) {
			return BigInteger.ONE;
		}
		int power = UNITS.indexOf(unit.charAt(0)) + 1;
		String rest = unit.substring(1);
		if (power == 0 || !rest.isEmpty() && !rest.equals("ib") && !rest.equals("b")) {
			return null;
		}
		return BigInteger.valueOf(rest.equals("b") ? 1000 : 1024).pow(power);
	}

	/** The constants whose flags of the same name are set; a constant without such an option is left out. */
	static <E extends Enum<E>> Set<E> flags(Class<E> type, Syntax syntax, Arguments arguments) {
		Set<E> set = EnumSet.noneOf(type);
		for (E constant : type.getEnumConstants()) {
			String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
			if (syntax.options().stream().anyMatch(option -> option.name().equals(name)) && arguments.has(name)) {
				set.add(constant);
			}
		}
		return set;
	}
}
