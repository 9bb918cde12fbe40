package org.gasthaus.core;

import java.util.Objects;

/**
 * A network filter of a connection: what operations work on.
 *
 * @param connection where it is
 * @param name which it is
 */
public record NetworkFilterHandle(Connection connection, String name) {
	public NetworkFilterHandle {
		Objects.requireNonNull(connection);
		Objects.requireNonNull(name);
	}
}
