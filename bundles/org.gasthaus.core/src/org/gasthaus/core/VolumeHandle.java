package org.gasthaus.core;

import java.util.Objects;
import java.util.Optional;

import org.gasthaus.hypervisor.VolumeInfo;

/**
 * A storage volume of a connection: what views select and operations work on. Equal when both pool and name are.
 *
 * @param pool where it is
 * @param info which it is
 */
public record VolumeHandle(PoolHandle pool, VolumeInfo info) {
	public VolumeHandle {
		Objects.requireNonNull(pool);
		Objects.requireNonNull(info);
	}

	public String name() {
		return info.name();
	}

	public Connection connection() {
		return pool.connection();
	}

	/** What is known of it, without asking the host; empty if nobody looks at its pool, or once it is gone. */
	public Optional<PoolVolume> known() {
		return connection().known(Part.volumes(pool.uuid())).flatMap(all -> all.items().stream().filter(one -> one.info().name().equals(name())).findFirst());
	}

	@Override
	public int hashCode() {
		return 31 * pool.hashCode() + name().hashCode();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof VolumeHandle handle && handle.pool.equals(pool) && handle.name().equals(name());
	}
}
