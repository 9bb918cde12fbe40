package org.gasthaus.model.xml;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.gasthaus.model.types.Literal;
import org.gasthaus.model.types.Memory;
import org.gasthaus.model.types.MemoryUnit;
import org.gasthaus.model.types.Numeral;
import org.gasthaus.model.xml.ElementShape.Slot;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/** Whether two values that are written differently are the same to libvirt. */
final class Values {
	private static final Set<String> PROCESSOR_LISTS = Set.of("cpuset", "nodeset", "cpus", "vcpus", "iothreads");
	private static final int MOST_PROCESSORS = 16_384;

	private Values() {
	}

	/**
	 * @param slot the feature that has the value; {@code null} where the model has none
	 * @param inAddress whether the value is a part of an address, where libvirt reads a leading zero as C does
	 */
	static boolean same(Slot slot, String name, String one, String other, boolean inAddress) {
		if (one.equals(other)) {
			return true;
		}
		if (slot == null || slot.target != null) {
			return false;
		}
		if (PROCESSOR_LISTS.contains(name)) {
			Optional<BitSet> set = processors(one);
			return set.isPresent() && set.equals(processors(other));
		}
		EDataType type = slot.attribute().getEAttributeType();
		Object left = EcoreUtil.createFromString(type, one);
		Object right = EcoreUtil.createFromString(type, other);
		if (left instanceof Numeral a && right instanceof Numeral b) {
			return a.isValid() && b.isValid() && (inAddress ? sameInC(a, b) : a.equals(b));
		}
		if (left instanceof Literal a && right instanceof Literal b) {
			return a.isValid() && a.equals(b);
		}
		return isInternetAddress(one) && isInternetAddress(other) && internetAddress(one).equals(internetAddress(other));
	}

	private static boolean sameInC(Numeral one, Numeral other) {
		try {
			return one.cValue() == other.cValue();
		} catch (ArithmeticException | IllegalStateException noSmallNumber) {
			return false;
		}
	}

	/** Only IPv6 addresses have more than one spelling. */
	private static boolean isInternetAddress(String value) {
		return value.indexOf(':') >= 0 && value.indexOf(':') != value.lastIndexOf(':') && value.matches("[0-9a-fA-F:.]{2,45}") && !value.matches("(..:){5}..");
	}

	private static Object internetAddress(String numeric) {
		try {
			return InetAddress.getByName(numeric);
		} catch (UnknownHostException noAddress) {
			return numeric;
		}
	}

	/** The processors that {@code 0-3,^2,8} stands for; empty if it is no such list. */
	static Optional<BitSet> processors(String list) {
		BitSet set = new BitSet();
		for (String part : list.split(",")) {
			String range = part.strip();
			boolean without = range.startsWith("^");
			String[] ends = (without ? range.substring(1) : range).split("-", -1);
			if (ends.length > 2 || !ends[0].matches("\\d{1,5}") || !ends[ends.length - 1].matches("\\d{1,5}")) {
				return Optional.empty();
			}
			int from = Integer.parseInt(ends[0]);
			int to = Integer.parseInt(ends[ends.length - 1]);
			if (from > to || to >= MOST_PROCESSORS) {
				return Optional.empty();
			}
			set.set(from, to + 1, !without);
		}
		return Optional.of(set);
	}

	/**
	 * The amount that a number stands for together with the {@code unit} of its element, rounded as libvirt rounds it.
	 *
	 * @param standard the unit that libvirt assumes here; {@code null} for what is no amount
	 */
	static Optional<BigInteger> amount(String standard, XmlElement element, String value) {
		MemoryUnit assumed = standard == null ? null : MemoryUnit.of(standard).orElse(null);
		Numeral number = Numeral.of(value.strip());
		if (assumed == null || !number.isValid()) {
			return Optional.empty();
		}
		XmlAttribute unit = element.attribute("unit");
		try {
			long amount = Memory.parse(number, unit == null ? null : unit.value(), assumed).to(assumed);
			return Optional.of(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(assumed.bytes())));
		} catch (IllegalArgumentException | ArithmeticException noAmount) {
			return Optional.empty();
		}
	}

	/** Whether two elements with a text and perhaps a unit say the same amount of KiB. */
	static boolean sameKibibytes(XmlElement one, XmlElement other) {
		Optional<BigInteger> amount = amount("KiB", one, one.characterContent());
		return amount.isPresent() && amount.equals(amount("KiB", other, other.characterContent()));
	}
}
