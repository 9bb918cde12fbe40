package org.gasthaus.model.types;

import java.util.Comparator;

/** The place of a smart card in a reader. */
public record CcidAddress(int controller, int slot) implements Comparable<CcidAddress> {
	private static final Comparator<CcidAddress> ORDER = Comparator.comparingInt(CcidAddress::controller).thenComparingInt(CcidAddress::slot);

	/** @throws IllegalArgumentException a part is negative */
	public CcidAddress {
		Parts.check("controller", controller, Integer.MAX_VALUE);
		Parts.check("slot", slot, Integer.MAX_VALUE);
	}

	@Override
	public int compareTo(CcidAddress other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return controller + ":" + slot;
	}
}
