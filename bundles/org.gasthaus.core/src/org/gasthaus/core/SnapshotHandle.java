package org.gasthaus.core;

import java.util.Objects;

/**
 * A snapshot of a domain: what views select and operations work on.
 *
 * @param domain whose it is
 * @param name its name, one of a kind in its domain
 */
public record SnapshotHandle(DomainHandle domain, String name) {
	public SnapshotHandle {
		Objects.requireNonNull(domain);
		Objects.requireNonNull(name);
	}
}
