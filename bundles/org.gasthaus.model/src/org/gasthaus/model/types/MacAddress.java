package org.gasthaus.model.types;

import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** An Ethernet address: six bytes in hexadecimal, one or two digits each, with colons between. */
public final class MacAddress extends Literal implements Comparable<MacAddress> {
	private static final Pattern FORM = Pattern.compile("(?:\\p{XDigit}{1,2}:){5}\\p{XDigit}{1,2}");
	private static final long INVALID = -1;
	private static final int DEFAULT_PREFIX = 0x525400;
	/** The first three bytes that libvirt's drivers give to an interface without an address, by the type of the domain. */
	private static final Map<String, Integer> PREFIXES = Map.of("xen", 0x00163e, "vmware", 0x000c29, "vbox", 0x080027, "bhyve", 0x589cfc,
			"hyperv", 0x00155d);

	private final long bits;

	private MacAddress(String literal) {
		this(literal, FORM.matcher(literal).matches() ? bits(literal) : INVALID);
	}

	private MacAddress(String literal, long bits) {
		super(literal);
		this.bits = bits;
	}

	/** @return the address that {@code literal} spells, valid or not; {@code null} for {@code null} */
	public static MacAddress of(String literal) {
		return literal == null ? null : new MacAddress(literal);
	}

	/** @throws IllegalArgumentException {@code text} is no Ethernet address */
	public static MacAddress parse(String text) {
		MacAddress address = new MacAddress(text);
		if (!address.isValid()) {
			throw new IllegalArgumentException('\'' + text + "' is not an Ethernet address");
		}
		return address;
	}

	/**
	 * Makes an address the way libvirt's driver of that kind of domain would: its own first three bytes, the rest at random.
	 *
	 * @param domainType what {@code <domain type='…'>} says, {@code kvm} for example; unknown types get QEMU's bytes
	 * @param taken the addresses that must not come out, of every guest that can meet this one on a network
	 * @throws IllegalStateException all 2²⁴ addresses are taken
	 */
	public static MacAddress generate(String domainType, Set<MacAddress> taken, RandomGenerator random) {
		long prefix = (long) prefix(domainType) << 24;
		int first = random.nextInt(1 << 24);
		for (int i = 0; i < 1 << 24; i++) {
			long bits = prefix | first + i & 0xffffff;
			MacAddress address = new MacAddress(print(bits), bits);
			if (!taken.contains(address)) {
				return address;
			}
		}
		throw new IllegalStateException("No Ethernet address is left that starts with " + print(prefix).substring(0, 8));
	}

	/** @return the first three bytes of addresses made for this type of domain, as a number: {@code 0x525400} for KVM */
	public static int prefix(String domainType) {
		return PREFIXES.getOrDefault(domainType, DEFAULT_PREFIX);
	}

	private static long bits(String text) {
		long bits = 0;
		for (String part : text.split(":")) {
			bits = bits << 8 | Integer.parseInt(part, 16);
		}
		return bits;
	}

	private static String print(long bits) {
		StringBuilder text = new StringBuilder(17);
		for (int shift = 44; shift >= 0; shift -= 4) {
			text.append(Character.forDigit((int) (bits >> shift & 0xf), 16));
			if (shift % 8 == 0 && shift > 0) {
				text.append(':');
			}
		}
		return text.toString();
	}

	@Override
	public boolean isValid() {
		return bits != INVALID;
	}

	/** @return lower case, two digits a byte */
	@Override
	public String canonical() {
		return isValid() ? print(bits) : literal();
	}

	/**
	 * @return whether frames to this address go to a group; libvirt gives no interface such an address
	 * @throws IllegalStateException the literal is no address
	 */
	public boolean isMulticast() {
		return (value() >> 40 & 1) != 0;
	}

	/**
	 * @return whether the address was made locally rather than by the owner of the first three bytes
	 * @throws IllegalStateException the literal is no address
	 */
	public boolean isLocal() {
		return (value() >> 40 & 2) != 0;
	}

	/**
	 * @return the first three bytes as a number
	 * @throws IllegalStateException the literal is no address
	 */
	public int prefix() {
		return (int) (value() >> 24);
	}

	/**
	 * @return the six bytes as a number
	 * @throws IllegalStateException the literal is no address
	 */
	public long value() {
		if (!isValid()) {
			throw meaningless("an Ethernet address");
		}
		return bits;
	}

	@Override
	public int compareTo(MacAddress other) {
		return isValid() && other.isValid() ? Long.compare(bits, other.bits)
				: isValid() != other.isValid() ? Boolean.compare(other.isValid(), isValid()) : literal().compareTo(other.literal());
	}
}
