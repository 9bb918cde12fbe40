package org.gasthaus.core;

import java.util.Objects;
import java.util.Optional;

import org.gasthaus.hypervisor.NetworkInfo;

/**
 * A virtual network of a connection: what views select and operations work on. Equal when both connection and UUID are.
 *
 * @param connection where it is
 * @param uuid which it is
 * @param name as the host reported it last
 */
public record NetworkHandle(Connection connection, String uuid, String name) {
	public NetworkHandle {
		Objects.requireNonNull(connection);
		Objects.requireNonNull(uuid);
		Objects.requireNonNull(name);
	}

	/** What is known of it, without asking the host; empty once it is gone. */
	public Optional<NetworkInfo> info() {
		return connection.inventory().networks().stream().filter(network -> network.uuid().equals(uuid)).findFirst();
	}

	@Override
	public int hashCode() {
		return uuid.hashCode();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof NetworkHandle handle && handle.connection == connection && handle.uuid.equals(uuid);
	}
}
