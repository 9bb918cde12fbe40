package org.gasthaus.model.types;

import java.math.BigInteger;

/**
 * A whole number as a definition writes it: decimal, or hexadecimal after {@code 0x}; white space around it and a sign are allowed.
 *
 * <p>A leading zero means nothing here ({@code 010} is ten), as in most of libvirt; the parts of addresses, which libvirt reads the way C does
 * ({@code 010} is eight), have {@link #cValue()}.
 */
public final class Numeral extends Literal implements Comparable<Numeral> {
	private static final BigInteger UNSIGNED_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
	private static final BigInteger SIGNED_MIN = BigInteger.valueOf(Long.MIN_VALUE);
	private static final Numeral[] SMALL = new Numeral[256];

	static {
		for (int i = 0; i < SMALL.length; i++) {
			SMALL[i] = new Numeral(Integer.toString(i), BigInteger.valueOf(i));
		}
	}

	/** {@code null} when the literal is no number that fits into 64 bits. */
	private final BigInteger value;

	private Numeral(String literal, BigInteger value) {
		super(literal);
		this.value = value;
	}

	/** @return the number that {@code literal} spells, valid or not; {@code null} for {@code null} */
	public static Numeral of(String literal) {
		if (literal == null) {
			return null;
		}
		int length = literal.length();
		if (length > 0 && length <= 3 && (length == 1 || literal.charAt(0) != '0')) {
			int small = smallNumber(literal);
			if (small >= 0 && small < SMALL.length) {
				return SMALL[small];
			}
		}
		return new Numeral(literal, parse(literal.strip(), false));
	}

	/** @return the number in decimal */
	public static Numeral of(long value) {
		return value >= 0 && value < SMALL.length ? SMALL[(int) value] : new Numeral(Long.toString(value), BigInteger.valueOf(value));
	}

	private static int smallNumber(String digits) {
		int number = 0;
		for (int i = 0; i < digits.length(); i++) {
			char c = digits.charAt(i);
			if (c < '0' || c > '9') {
				return -1;
			}
			number = number * 10 + c - '0';
		}
		return number;
	}

	private static BigInteger parse(String text, boolean octal) {
		int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
		boolean hexadecimal = text.startsWith("0x", start) || text.startsWith("0X", start);
		String digits = hexadecimal ? text.substring(start + 2) : text.substring(start);
		int radix = hexadecimal ? 16 : octal && digits.length() > 1 && digits.charAt(0) == '0' ? 8 : 10;
		if (digits.isEmpty() || digits.length() > 64) {
			return null;
		}
		for (int i = 0; i < digits.length(); i++) {
			char c = digits.charAt(i);
			if (c > 'f' || Character.digit(c, radix) < 0) {
				return null;
			}
		}
		BigInteger number = new BigInteger(digits, radix);
		if (text.charAt(0) == '-') {
			number = number.negate();
		}
		return number.compareTo(UNSIGNED_MAX) > 0 || number.compareTo(SIGNED_MIN) < 0 ? null : number;
	}

	@Override
	public boolean isValid() {
		return value != null;
	}

	@Override
	public String canonical() {
		return value == null ? literal() : value.toString();
	}

	/**
	 * @throws IllegalStateException the literal is no number
	 * @throws ArithmeticException the number is above {@link Long#MAX_VALUE}; {@link #bigValue()} has it
	 */
	public long longValue() {
		return bigValue().longValueExact();
	}

	/**
	 * @throws IllegalStateException the literal is no number
	 * @throws ArithmeticException the number does not fit
	 */
	public int intValue() {
		return bigValue().intValueExact();
	}

	/** @throws IllegalStateException the literal is no number */
	public BigInteger bigValue() {
		if (value == null) {
			throw meaningless("a number");
		}
		return value;
	}

	/**
	 * The number with a leading zero meaning octal, as libvirt reads the parts of an address.
	 *
	 * @throws IllegalStateException the literal is no such number
	 * @throws ArithmeticException the number is above {@link Long#MAX_VALUE}
	 */
	public long cValue() {
		BigInteger number = parse(literal().strip(), true);
		if (number == null) {
			throw meaningless("a number");
		}
		return number.longValueExact();
	}

	/** @return whether the literal is a number from {@code least} to {@code most}, both included */
	public boolean isWithin(long least, long most) {
		return value != null && value.compareTo(BigInteger.valueOf(least)) >= 0 && value.compareTo(BigInteger.valueOf(most)) <= 0;
	}

	/** Numbers by size, before the texts that are none. */
	@Override
	public int compareTo(Numeral other) {
		if (value == null || other.value == null) {
			return value == other.value ? literal().compareTo(other.literal()) : value == null ? 1 : -1;
		}
		return value.compareTo(other.value);
	}
}
