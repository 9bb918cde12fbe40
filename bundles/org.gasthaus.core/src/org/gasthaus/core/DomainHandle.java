package org.gasthaus.core;

import java.util.Objects;
import java.util.Optional;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;

/**
 * A domain of a connection: what views select and operations work on. Equal when both connection and UUID are.
 *
 * @param connection where it is
 * @param id which it is
 */
public record DomainHandle(Connection connection, DomainId id) {
	public DomainHandle {
		Objects.requireNonNull(connection);
		Objects.requireNonNull(id);
	}

	public String name() {
		return id.name();
	}

	/** What is known of it, without asking the host; empty once it is gone. */
	public Optional<DomainInfo> info() {
		return connection.inventory().domain(id);
	}
}
