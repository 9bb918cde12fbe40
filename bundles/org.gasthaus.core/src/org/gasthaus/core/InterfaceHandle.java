package org.gasthaus.core;

import java.util.Objects;

/**
 * A network interface of the host of a connection: what operations work on.
 *
 * @param connection where it is
 * @param name which it is
 */
public record InterfaceHandle(Connection connection, String name) {
	public InterfaceHandle {
		Objects.requireNonNull(connection);
		Objects.requireNonNull(name);
	}
}
