package org.gasthaus.core;

import java.time.Instant;
import java.util.List;

/**
 * What the running guests of a host do.
 *
 * @param at when they were asked
 * @param guests in the order of the host
 * @param partial whether disks and networks are missing because the driver does not count them for all guests at once
 * @param problem why the host could not be asked the last time, a sentence for the user; the guests are then those of the time before. Else empty
 */
public record HostUse(Instant at, List<GuestUse> guests, boolean partial, String problem) {
	public HostUse {
		guests = List.copyOf(guests);
	}
}
