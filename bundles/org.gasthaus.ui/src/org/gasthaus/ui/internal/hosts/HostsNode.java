package org.gasthaus.ui.internal.hosts;

import org.gasthaus.core.Connection;
import org.gasthaus.core.op.ReadDefinition;

/**
 * What the explorer shows beside {@link Connection} and {@link org.gasthaus.core.DomainHandle}. Equal by place, not by state, so
 * that selection and expansion outlive a refresh.
 */
public sealed interface HostsNode {
	/** The host it belongs to. */
	Connection connection();

	/** What a host has, by kind. */
	record Group(Connection connection, ReadDefinition.Kind kind) implements HostsNode {
	}

	/** A network or a storage pool. */
	record Item(Connection connection, ReadDefinition.Kind kind, String uuid, String name) implements HostsNode {
		@Override
		public int hashCode() {
			return uuid.hashCode();
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Item item && item.connection == connection && item.kind == kind && item.uuid.equals(uuid);
		}
	}
}
