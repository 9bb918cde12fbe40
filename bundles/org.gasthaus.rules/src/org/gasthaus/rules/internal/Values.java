package org.gasthaus.rules.internal;

import java.util.BitSet;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.Quantities;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.types.Memory;
import org.gasthaus.model.types.Numeral;

/** Reading values that may be absent or mean nothing. */
final class Values {
	/** What {@link #number} answers for an absent or meaningless number. */
	static final long NONE = Long.MIN_VALUE;

	private Values() {
	}

	static boolean has(String text) {
		return text != null && !text.isBlank();
	}

	static boolean is(String text, String... values) {
		for (String value : values) {
			if (value.equals(text)) {
				return true;
			}
		}
		return false;
	}

	static long number(Numeral numeral) {
		return numeral == null || !numeral.isValid() || numeral.bigValue().bitLength() > 62 ? NONE : numeral.longValue();
	}

	static long number(Numeral numeral, long otherwise) {
		long number = number(numeral);
		return number == NONE ? otherwise : number;
	}

	/** A part of an address, where a leading zero means octal. */
	static long part(Numeral numeral, long otherwise) {
		try {
			return numeral == null ? otherwise : numeral.cValue();
		} catch (IllegalStateException | ArithmeticException meaningless) {
			return NONE;
		}
	}

	static boolean isPowerOfTwo(long number) {
		return number > 0 && Long.bitCount(number) == 1;
	}

	/** An amount in KiB, rounded up; {@link #NONE} when there is none. */
	static long kibibytes(EObject quantity) {
		return quantity == null ? NONE : Quantities.memory(quantity).map(Memory::toKibibytes).orElse(NONE);
	}

	/** An amount in bytes; {@link #NONE} when there is none. */
	static long bytes(EObject quantity) {
		return quantity == null ? NONE : Quantities.memory(quantity).map(Memory::bytes).orElse(NONE);
	}

	/** A set like {@code 0-3,^2,7}; empty when the text is no such set. The set itself may be empty: {@code 0,^0}. */
	static Optional<BitSet> bits(String text) {
		BitSet set = new BitSet();
		if (text == null) {
			return Optional.empty();
		}
		try {
			for (String item : text.strip().split(",", -1)) {
				String part = item.strip();
				if (part.startsWith("^")) {
					set.clear(bit(part.substring(1)));
				} else {
					int dash = part.indexOf('-');
					int from = bit(dash < 0 ? part : part.substring(0, dash));
					int to = dash < 0 ? from : bit(part.substring(dash + 1));
					if (to < from) {
						return Optional.empty();
					}
					set.set(from, to + 1);
				}
			}
			return Optional.of(set);
		} catch (NumberFormatException noNumber) {
			return Optional.empty();
		}
	}

	private static int bit(String text) {
		int bit = Integer.parseInt(text.strip());
		if (bit < 0 || bit > 1 << 20) {
			throw new NumberFormatException(text);
		}
		return bit;
	}

	/** The bus of a disk, the one libvirt derives from its name where none is said; empty when it cannot. */
	static String bus(Disk disk) {
		if (disk.getTarget() == null) {
			return "";
		}
		if (disk.getTarget().getBus() != null) {
			return disk.getTarget().getBus();
		}
		String name = disk.getTarget().getDev();
		if (is(disk.getDevice(), "floppy")) {
			return "fdc";
		}
		return name == null ? "" : name.startsWith("hd") ? "ide" : name.startsWith("sd") ? "scsi" : name.startsWith("vd") ? "virtio"
				: name.startsWith("xvd") ? "xen" : name.startsWith("ubd") ? "uml" : "";
	}

	/** What a disk is, {@code disk} where nothing is said. */
	static String device(Disk disk) {
		return disk.getDevice() == null ? "disk" : disk.getDevice();
	}

	/** The name a disk is known by to a person. */
	static String name(Disk disk) {
		return disk.getTarget() == null || disk.getTarget().getDev() == null ? "?" : disk.getTarget().getDev();
	}
}
