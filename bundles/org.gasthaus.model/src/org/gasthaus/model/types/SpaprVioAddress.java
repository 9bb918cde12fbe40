package org.gasthaus.model.types;

import java.util.Locale;

/**
 * The register of a device on the virtual I/O bus of a pseries machine.
 *
 * @param reg 0 to 0xffffffff
 */
public record SpaprVioAddress(long reg) implements Comparable<SpaprVioAddress> {
	/** @throws IllegalArgumentException the register is out of range */
	public SpaprVioAddress {
		Parts.check("reg", reg, 0xffff_ffffL);
	}

	@Override
	public int compareTo(SpaprVioAddress other) {
		return Long.compare(reg, other.reg);
	}

	/** @return as libvirt prints it: {@code 0x00001000} */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "0x%08x", reg);
	}
}
