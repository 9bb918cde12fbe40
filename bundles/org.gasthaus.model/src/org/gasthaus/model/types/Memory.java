package org.gasthaus.model.types;

import java.math.BigInteger;
import java.util.Locale;

/**
 * An amount of memory or storage, exact to the byte.
 *
 * <p>libvirt keeps the memory of a guest in KiB and rounds up when it reads another unit; {@link #toKibibytes()} does the same.
 */
public record Memory(long bytes) implements Comparable<Memory> {
	public static final Memory ZERO = new Memory(0);
	private static final MemoryUnit[] BINARY = { MemoryUnit.EIB, MemoryUnit.PIB, MemoryUnit.TIB, MemoryUnit.GIB, MemoryUnit.MIB, MemoryUnit.KIB };

	/** @throws IllegalArgumentException the amount is negative */
	public Memory {
		if (bytes < 0) {
			throw new IllegalArgumentException("An amount of memory cannot be negative: " + bytes);
		}
	}

	/** @throws IllegalArgumentException the amount is negative or does not fit into 63 bits */
	public static Memory of(long amount, MemoryUnit unit) {
		return of(BigInteger.valueOf(amount), unit);
	}

	private static Memory of(BigInteger amount, MemoryUnit unit) {
		BigInteger bytes = amount.multiply(BigInteger.valueOf(unit.bytes()));
		if (bytes.bitLength() > 63) {
			throw new IllegalArgumentException("Too much memory: " + amount + ' ' + unit.symbol());
		}
		return new Memory(bytes.longValue());
	}

	/**
	 * Reads an amount as a definition writes it: a number in one place, perhaps a unit in another.
	 *
	 * @param unit the literal of the unit; {@code null} or empty stands for {@code standard}
	 * @param standard what libvirt assumes in this place
	 * @throws IllegalArgumentException {@code amount} is no number, {@code unit} no unit, or the product does not fit into 63 bits
	 */
	public static Memory parse(Numeral amount, String unit, MemoryUnit standard) {
		if (!amount.isValid()) {
			throw new IllegalArgumentException('\'' + amount.literal() + "' is not an amount of memory");
		}
		MemoryUnit factor = unit == null || unit.isEmpty() ? standard
				: MemoryUnit.of(unit).orElseThrow(() -> new IllegalArgumentException('\'' + unit + "' is not a unit of memory"));
		return of(amount.bigValue(), factor);
	}

	/**
	 * Reads what a person types: {@code 2G}, {@code 512 MiB}, {@code 4096}.
	 *
	 * @param standard the unit of a bare number
	 * @throws IllegalArgumentException {@code text} is no amount
	 */
	public static Memory parse(String text, MemoryUnit standard) {
		String stripped = text.strip();
		int end = 0;
		while (end < stripped.length() && Character.digit(stripped.charAt(end), 10) >= 0) {
			end++;
		}
		return parse(Numeral.of(stripped.substring(0, end)), stripped.substring(end).strip(), standard);
	}

	/** @return the amount in KiB, rounded up */
	public long toKibibytes() {
		return to(MemoryUnit.KIB);
	}

	/** @return the amount in {@code unit}, rounded up */
	public long to(MemoryUnit unit) {
		return bytes / unit.bytes() + (bytes % unit.bytes() == 0 ? 0 : 1);
	}

	/** @return the amount that libvirt would make of this one: whole KiB */
	public Memory roundedUp() {
		return of(toKibibytes(), MemoryUnit.KIB);
	}

	/** @throws IllegalArgumentException the sum does not fit into 63 bits */
	public Memory plus(Memory other) {
		return of(BigInteger.valueOf(bytes).add(BigInteger.valueOf(other.bytes)), MemoryUnit.BYTES);
	}

	/** @throws IllegalArgumentException {@code other} is more than this */
	public Memory minus(Memory other) {
		return new Memory(bytes - other.bytes);
	}

	@Override
	public int compareTo(Memory other) {
		return Long.compare(bytes, other.bytes);
	}

	/** @return the amount exactly, in the largest binary unit that needs no fraction: {@code 4 GiB}, {@code 1000 bytes} */
	@Override
	public String toString() {
		for (MemoryUnit unit : BINARY) {
			if (bytes != 0 && bytes % unit.bytes() == 0) {
				return String.format(Locale.ROOT, "%d %s", bytes / unit.bytes(), unit.symbol());
			}
		}
		return bytes + " " + MemoryUnit.BYTES.symbol();
	}
}
