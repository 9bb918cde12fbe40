package org.gasthaus.core;

import java.util.Objects;

/**
 * A secret of a connection: what operations work on.
 *
 * @param connection where it is
 * @param uuid which it is
 */
public record SecretHandle(Connection connection, String uuid) {
	public SecretHandle {
		Objects.requireNonNull(connection);
		Objects.requireNonNull(uuid);
	}
}
