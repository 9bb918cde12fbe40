package org.gasthaus.model.types;

import java.util.Comparator;
import java.util.Locale;

/**
 * The ports and the interrupt of a device on the ISA bus.
 *
 * @param iobase the first port, 0 to 0xffff
 * @param irq the interrupt, 0 to 15; 0 where none is given
 */
public record IsaAddress(int iobase, int irq) implements Comparable<IsaAddress> {
	private static final Comparator<IsaAddress> ORDER = Comparator.comparingInt(IsaAddress::iobase).thenComparingInt(IsaAddress::irq);

	/** @throws IllegalArgumentException a part is out of range; the message names it */
	public IsaAddress {
		Parts.check("iobase", iobase, 0xffff);
		Parts.check("irq", irq, 15);
	}

	@Override
	public int compareTo(IsaAddress other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "0x%x:%d", iobase, irq);
	}
}
