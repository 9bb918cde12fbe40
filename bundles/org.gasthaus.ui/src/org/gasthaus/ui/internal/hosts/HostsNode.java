package org.gasthaus.ui.internal.hosts;

import org.gasthaus.core.Connection;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.op.ReadDefinition;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;

/**
 * What the explorer shows beside {@link Connection}, {@link org.gasthaus.core.DomainHandle} and {@link org.gasthaus.core.VolumeHandle}. Equal
 * by place, not by state, so that selection and expansion outlive a refresh.
 */
public sealed interface HostsNode {
	/** The host it belongs to. */
	Connection connection();

	/** What a host has, by kind. */
	record Group(Connection connection, ReadDefinition.Kind kind) implements HostsNode {
	}

	/** A network or a storage pool. */
	record Item(Connection connection, ReadDefinition.Kind kind, String uuid, String name) implements HostsNode {
		/** It as a pool. */
		public PoolHandle pool() {
			return new PoolHandle(connection, uuid, name);
		}

		/** It as a network. */
		public NetworkHandle network() {
			return new NetworkHandle(connection, uuid, name);
		}

		/** Whether it is a pool. */
		public boolean isPool() {
			return kind == ReadDefinition.Kind.POOL;
		}

		/** Whether it runs, as far as is known. */
		public boolean isActive() {
			return isPool() ? pool().info().filter(PoolInfo::active).isPresent() : network().info().filter(NetworkInfo::active).isPresent();
		}

		/** Whether it starts with its host, as far as is known. */
		public boolean startsWithHost() {
			return isPool() ? pool().info().filter(PoolInfo::autostart).isPresent() : network().info().filter(NetworkInfo::autostart).isPresent();
		}

		@Override
		public int hashCode() {
			return uuid.hashCode();
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Item item && item.connection == connection && item.kind == kind && item.uuid.equals(uuid);
		}
	}

	/** What stands below a pool instead of volumes: that they are being read, why they cannot be, that there are none. */
	record Note(Item pool, String text) implements HostsNode {
		@Override
		public Connection connection() {
			return pool.connection();
		}
	}
}
