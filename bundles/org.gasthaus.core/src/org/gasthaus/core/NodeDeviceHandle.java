package org.gasthaus.core;

import java.util.Objects;

/**
 * A device of the host of a connection: what operations work on.
 *
 * @param connection where it is
 * @param name which it is
 */
public record NodeDeviceHandle(Connection connection, String name) {
	public NodeDeviceHandle {
		Objects.requireNonNull(connection);
		Objects.requireNonNull(name);
	}
}
