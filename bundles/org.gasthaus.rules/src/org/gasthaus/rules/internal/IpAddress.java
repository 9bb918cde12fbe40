package org.gasthaus.rules.internal;

import java.math.BigInteger;
import java.util.Optional;

/**
 * An IP address, read without asking any name service.
 *
 * @param value the address as a number
 * @param bits 32 or 128
 */
record IpAddress(BigInteger value, int bits) {
	/** Reads a literal address; empty for anything else, names included. */
	static Optional<IpAddress> parse(String text) {
		String literal = text == null ? "" : text.strip();
		return literal.indexOf(':') >= 0 ? six(literal) : four(literal).map(value -> new IpAddress(value, 32));
	}

	private static Optional<BigInteger> four(String text) {
		String[] parts = text.split("\\.", -1);
		if (parts.length != 4) {
			return Optional.empty();
		}
		long value = 0;
		for (String part : parts) {
			if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
				return Optional.empty();
			}
			value = value << 8 | Integer.parseInt(part);
		}
		return Optional.of(BigInteger.valueOf(value));
	}

	private static Optional<IpAddress> six(String text) {
		String literal = text;
		int dot = literal.indexOf('.');
		if (dot >= 0) {
			int colon = literal.lastIndexOf(':');
			Optional<BigInteger> tail = four(literal.substring(colon + 1));
			if (tail.isEmpty()) {
				return Optional.empty();
			}
			long value = tail.get().longValue();
			literal = literal.substring(0, colon + 1) + Long.toHexString(value >> 16) + ':' + Long.toHexString(value & 0xffff);
		}
		int gap = literal.indexOf("::");
		String[] head = gap < 0 ? literal.split(":", -1) : parts(literal.substring(0, gap));
		String[] rest = gap < 0 ? new String[0] : parts(literal.substring(gap + 2));
		int zeros = 8 - head.length - rest.length;
		if (gap < 0 ? zeros != 0 : zeros < 1) {
			return Optional.empty();
		}
		BigInteger value = BigInteger.ZERO;
		for (int i = 0; i < 8; i++) {
			String part = i < head.length ? head[i] : i < 8 - rest.length ? "0" : rest[i - 8 + rest.length];
			if (!part.matches("[0-9a-fA-F]{1,4}")) {
				return Optional.empty();
			}
			value = value.shiftLeft(16).or(BigInteger.valueOf(Integer.parseInt(part, 16)));
		}
		return Optional.of(new IpAddress(value, 128));
	}

	private static String[] parts(String text) {
		return text.isEmpty() ? new String[0] : text.split(":", -1);
	}

	/** The first address of the network that this one is in. */
	BigInteger network(int prefix) {
		return value.shiftRight(bits - prefix).shiftLeft(bits - prefix);
	}

	/** The last address of the network that this one is in. */
	BigInteger last(int prefix) {
		return network(prefix).add(BigInteger.ONE.shiftLeft(bits - prefix)).subtract(BigInteger.ONE);
	}

	/** The address with the same part of the host in the network of another one. */
	IpAddress in(IpAddress other, int prefix) {
		return new IpAddress(other.network(prefix).add(value.subtract(network(prefix))), bits);
	}

	/** An IPv4 address as it is written. */
	String dotted() {
		long number = value.longValue();
		return (number >> 24 & 255) + "." + (number >> 16 & 255) + '.' + (number >> 8 & 255) + '.' + (number & 255);
	}

	/** Whether the other is in the same network. */
	boolean contains(IpAddress other, int prefix) {
		return other.bits == bits && other.network(prefix).equals(network(prefix));
	}

	/** The length of the prefix that a netmask stands for; empty when it is none. */
	static Optional<Integer> prefixOf(String netmask) {
		return parse(netmask).filter(mask -> mask.bits == 32).flatMap(mask -> {
			long inverse = ~mask.value.longValue() & 0xffffffffL;
			return (inverse & inverse + 1) == 0 ? Optional.of(32 - Long.bitCount(inverse)) : Optional.empty();
		});
	}

	boolean isMulticast() {
		return bits == 32 ? value.shiftRight(28).intValue() == 14 : value.shiftRight(120).intValue() == 255;
	}
}
