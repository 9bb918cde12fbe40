package org.gasthaus.model.types;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a PCI device: domain (segment), bus, slot and function. In a guest, the bus is the index of a controller.
 *
 * @param domain 0 to 0xffff
 * @param bus 0 to 0xff
 * @param slot 0 to 0x1f
 * @param function 0 to 7
 */
public record PciAddress(int domain, int bus, int slot, int function) implements Comparable<PciAddress> {
	public static final int MAX_DOMAIN = 0xffff;
	public static final int MAX_BUS = 0xff;
	public static final int MAX_SLOT = 0x1f;
	public static final int MAX_FUNCTION = 7;
	private static final Pattern FORM = Pattern.compile("(?:(\\p{XDigit}{1,8}):)?(\\p{XDigit}{1,2}):(\\p{XDigit}{1,2})\\.(\\p{XDigit})");
	private static final Comparator<PciAddress> ORDER = Comparator.comparingInt(PciAddress::domain).thenComparingInt(PciAddress::bus)
			.thenComparingInt(PciAddress::slot).thenComparingInt(PciAddress::function);

	/** @throws IllegalArgumentException a part is out of range; the message names it */
	public PciAddress {
		Parts.check("domain", domain, MAX_DOMAIN);
		Parts.check("bus", bus, MAX_BUS);
		Parts.check("slot", slot, MAX_SLOT);
		Parts.check("function", function, MAX_FUNCTION);
	}

	/** @throws IllegalArgumentException {@code text} is not {@code [domain:]bus:slot.function} in hexadecimal, or a part is out of range */
	public static PciAddress parse(String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			throw Parts.malformed(text, "0000:00:1f.2");
		}
		long domain = form.group(1) == null ? 0 : Long.parseLong(form.group(1), 16);
		Parts.check("domain", domain, MAX_DOMAIN);
		return new PciAddress((int) domain, Integer.parseInt(form.group(2), 16), Integer.parseInt(form.group(3), 16),
				Integer.parseInt(form.group(4), 16));
	}

	/** @return whether libvirt takes this for no address at all and chooses one: domain, bus and slot are zero */
	public boolean isEmpty() {
		return domain == 0 && bus == 0 && slot == 0;
	}

	/** @return whether the other is a function of the same device */
	public boolean sharesSlotWith(PciAddress other) {
		return domain == other.domain && bus == other.bus && slot == other.slot;
	}

	/** @throws IllegalArgumentException {@code function} is out of range */
	public PciAddress withFunction(int other) {
		return new PciAddress(domain, bus, slot, other);
	}

	@Override
	public int compareTo(PciAddress other) {
		return ORDER.compare(this, other);
	}

	/** @return as {@code lspci -D} prints it: {@code 0000:00:1f.2} */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%04x:%02x:%02x.%x", domain, bus, slot, function);
	}
}
