package org.gasthaus.cli.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.gasthaus.core.XmlBuilder;

/**
 * An address as virsh writes it: a bus, a colon, and numbers with one character between two of them. What follows the last number is
 * overlooked, as virsh does.
 *
 * @param bus {@code pci}, {@code ccw}, {@code scsi}, {@code ide}, {@code sata} or {@code usb}
 */
record DeviceAddress(String bus, List<BigInteger> numbers) {
	private static final int HEXADECIMAL = 16;

	/** @return {@code null} for what is no address */
	static DeviceAddress parse(String text) {
		int colon = text.indexOf(':');
		String bus = colon < 0 ? "" : text.substring(0, colon);
		return switch (bus) {
		case "pci" -> of(bus, text.substring(colon + 1), 4, HEXADECIMAL);
		case "ccw" -> of(bus, text.substring(colon + 1), 3, HEXADECIMAL);
		case "scsi", "ide", "sata" -> of(bus, text.substring(colon + 1), 3, 10);
		case "usb" -> of(bus, text.substring(colon + 1), 2, 10);
		default -> null;
		};
	}

	/** The address of a PCI device without the name of its bus. @return {@code null} for what is none */
	static DeviceAddress parsePci(String text) {
		return of("pci", text, 4, HEXADECIMAL);
	}

	/** As virsh's C reads them: a plus, and for hexadecimal ones 0x. */
	private static DeviceAddress of(String bus, String text, int count, int radix) {
		List<BigInteger> numbers = new ArrayList<>(count);
		int at = 0;
		while (numbers.size() < count) {
			if (at < text.length() && text.charAt(at) == '+') {
				at++;
			}
			boolean prefix = radix == HEXADECIMAL && text.regionMatches(true, at, "0x", 0, 2) && at + 2 < text.length() && digit(text, at + 2, radix);
			int start = prefix ? at + 2 : at;
			int end = start;
			while (end < text.length() && digit(text, end, radix)) {
				end++;
			}
			// the unit of a drive is the only one of 64 bits
			boolean unit = radix == 10 && numbers.size() == 2;
			BigInteger limit = BigInteger.ONE.shiftLeft(unit ? Long.SIZE : Integer.SIZE);
			BigInteger number = end == start ? limit : new BigInteger(text.substring(start, end), radix);
			if (number.compareTo(limit) >= 0) {
				return null;
			}
			numbers.add(number);
			at = end + 1;
		}
		return new DeviceAddress(bus, List.copyOf(numbers));
	}

	private static boolean digit(String text, int at, int radix) {
		return text.charAt(at) < 128 && Character.digit(text.charAt(at), radix) >= 0;
	}

	boolean isOf(String... buses) {
		return List.of(buses).contains(bus);
	}

	/** A number as libvirt writes it, with so many digits at least. */
	String hex(int index, int digits) {
		String number = numbers.get(index).toString(HEXADECIMAL).toLowerCase(Locale.ROOT);
		return "0x" + "0".repeat(Math.max(0, digits - number.length())) + number;
	}

	String decimal(int index) {
		return numbers.get(index).toString();
	}

	/** Writes it. @param multifunction whether other functions of the PCI device are used, too */
	void write(XmlBuilder xml, boolean multifunction) {
		xml.open("address");
		switch (bus) {
		case "pci" -> xml.with("type", "pci").with("domain", hex(0, 4)).with("bus", hex(1, 2)).with("slot", hex(2, 2)).with("function", hex(3, 1))
				.with("multifunction", multifunction ? "on" : null);
		case "ccw" -> xml.with("type", "ccw").with("cssid", hex(0, 2)).with("ssid", hex(1, 1)).with("devno", hex(2, 4));
		case "usb" -> xml.with("type", "usb").with("bus", decimal(0)).with("port", decimal(1));
		default -> xml.with("type", "drive").with("controller", decimal(0)).with("bus", decimal(1)).with("unit", decimal(2));
		}
		xml.close("address");
	}
}
