package org.gasthaus.model.xml;

import java.math.BigInteger;
import java.util.Optional;

import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/**
 * The memory of a guest with NUMA cells: libvirt adds up the cells and the memory devices and overwrites {@code <memory>} with the
 * sum, and never leaves {@code <currentMemory>} above it.
 */
final class GuestMemory {
	private GuestMemory() {
	}

	/** Whether two amounts of {@code <memory>} or {@code <currentMemory>} differ only because libvirt computed one of them. */
	static boolean isComputed(XmlElement one, XmlElement other) {
		return isOf(one, "memory") && computed(one).isPresent() && computed(one).equals(computed(other))
				|| isCapped(one, other) || isCapped(other, one);
	}

	/** Whether an amount of {@code <memory>} is the one that libvirt would write in its place. */
	static boolean isComputed(XmlElement element) {
		return isOf(element, "memory") && computed(element).isPresent() && computed(element).equals(amount(element));
	}

	private static boolean isCapped(XmlElement high, XmlElement low) {
		if (!isOf(high, "currentMemory") || !isOf(low, "currentMemory")) {
			return false;
		}
		Optional<BigInteger> memory = Optional.ofNullable(high.parent().element("memory")).flatMap(GuestMemory::amount);
		Optional<BigInteger> total = computed(high).isPresent() ? computed(high) : memory;
		return total.isPresent() && total.equals(amount(low)) && amount(high).isPresent() && amount(high).get().compareTo(total.get()) > 0;
	}

	private static boolean isOf(XmlElement element, String name) {
		return element.name().equals(name) && element.parent() != null && element.parent().parent() == null && element.parent().name().equals("domain");
	}

	private static Optional<BigInteger> amount(XmlElement element) {
		return Values.amount("KiB", element, element.characterContent());
	}

	/** The sum of the cells and memory devices around an element of a domain; empty without cells. */
	private static Optional<BigInteger> computed(XmlElement element) {
		XmlElement domain = element.parent();
		XmlElement cpu = domain == null ? null : domain.element("cpu");
		XmlElement numa = cpu == null ? null : cpu.element("numa");
		if (numa == null) {
			return Optional.empty();
		}
		BigInteger sum = BigInteger.ZERO;
		for (XmlNode node : numa.children()) {
			if (node instanceof XmlElement cell && cell.name().equals("cell")) {
				XmlAttribute memory = cell.attribute("memory");
				sum = sum.add(memory == null ? BigInteger.ZERO : Values.amount("KiB", cell, memory.value()).orElse(BigInteger.ZERO));
			}
		}
		XmlElement devices = domain.element("devices");
		for (XmlNode node : devices == null || sum.signum() == 0 ? java.util.List.<XmlNode>of() : devices.children()) {
			XmlElement target = node instanceof XmlElement device && device.name().equals("memory") ? device.element("target") : null;
			XmlElement size = target == null ? null : target.element("size");
			sum = size == null ? sum : sum.add(amount(size).orElse(BigInteger.ZERO));
		}
		return sum.signum() == 0 ? Optional.empty() : Optional.of(sum);
	}
}
