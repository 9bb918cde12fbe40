package org.gasthaus.model.types;

import java.util.Comparator;

/**
 * The place of a disk on an IDE, SCSI, SATA or floppy controller.
 *
 * <p>How many buses, targets and units there are depends on the controller; this type only refuses negative numbers.
 */
public record DriveAddress(int controller, int bus, int target, int unit) implements Comparable<DriveAddress> {
	private static final Comparator<DriveAddress> ORDER = Comparator.comparingInt(DriveAddress::controller).thenComparingInt(DriveAddress::bus)
			.thenComparingInt(DriveAddress::target).thenComparingInt(DriveAddress::unit);

	/** @throws IllegalArgumentException a part is negative */
	public DriveAddress {
		Parts.check("controller", controller, Integer.MAX_VALUE);
		Parts.check("bus", bus, Integer.MAX_VALUE);
		Parts.check("target", target, Integer.MAX_VALUE);
		Parts.check("unit", unit, Integer.MAX_VALUE);
	}

	@Override
	public int compareTo(DriveAddress other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return controller + ":" + bus + ':' + target + ':' + unit;
	}
}
