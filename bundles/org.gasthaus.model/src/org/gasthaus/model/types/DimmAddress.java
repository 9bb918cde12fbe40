package org.gasthaus.model.types;

/**
 * The place of a memory module.
 *
 * @param slot 0 or more, below the number of slots that the domain's maximum memory names
 */
public record DimmAddress(int slot) implements Comparable<DimmAddress> {
	/** @throws IllegalArgumentException the slot is negative */
	public DimmAddress {
		Parts.check("slot", slot, Integer.MAX_VALUE);
	}

	@Override
	public int compareTo(DimmAddress other) {
		return Integer.compare(slot, other.slot);
	}

	@Override
	public String toString() {
		return Integer.toString(slot);
	}
}
