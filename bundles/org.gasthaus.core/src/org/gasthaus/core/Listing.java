package org.gasthaus.core;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a {@link Part} of a host held when it was read last; never changes, the next reading makes a new one.
 *
 * @param items what was there, in the order of the names
 * @param problem why it could not be read, a sentence for the user; empty if it could. The items are then those that were known before
 * @param asOf when it was true
 */
public record Listing<T>(List<T> items, String problem, Instant asOf) {
	/** Copies the list. */
	public Listing {
		items = List.copyOf(items);
		Objects.requireNonNull(problem);
		Objects.requireNonNull(asOf);
	}
}
