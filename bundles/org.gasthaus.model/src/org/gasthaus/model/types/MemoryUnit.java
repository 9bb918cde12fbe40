package org.gasthaus.model.types;

import java.util.Optional;

/**
 * The units of sizes, as libvirt reads them: {@code KB} is 1000 bytes, {@code K} and {@code KiB} are 1024, case does not matter.
 *
 * @see <a href="https://libvirt.org/formatdomain.html#memory-allocation">libvirt, memory allocation</a>
 */
public enum MemoryUnit {
	BYTES("bytes", 1), KB("KB", 1000), KIB("KiB", 1L << 10), MB("MB", 1000_000), MIB("MiB", 1L << 20), GB("GB", 1000_000_000), GIB("GiB", 1L << 30),
	TB("TB", 1000_000_000_000L), TIB("TiB", 1L << 40), PB("PB", 1000_000_000_000_000L), PIB("PiB", 1L << 50), EB("EB", 1000_000_000_000_000_000L),
	EIB("EiB", 1L << 60);

	private final String symbol;
	private final long bytes;

	MemoryUnit(String symbol, long bytes) {
		this.symbol = symbol;
		this.bytes = bytes;
	}

	/** @return the spelling libvirt prints, {@code KiB} for example */
	public String symbol() {
		return symbol;
	}

	/** @return how many bytes one of this unit is */
	public long bytes() {
		return bytes;
	}

	/** @return the unit that {@code text} names; empty for a text that libvirt does not take for a unit */
	public static Optional<MemoryUnit> of(String text) {
		if (text.equalsIgnoreCase("b") || text.equalsIgnoreCase("byte")) {
			return Optional.of(BYTES);
		}
		for (MemoryUnit unit : values()) {
			if (text.equalsIgnoreCase(unit.symbol) || unit.symbol.length() == 3 && text.equalsIgnoreCase(unit.symbol.substring(0, 1))) {
				return Optional.of(unit);
			}
		}
		return Optional.empty();
	}
}
