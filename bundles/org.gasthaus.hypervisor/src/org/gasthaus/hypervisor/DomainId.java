package org.gasthaus.hypervisor;

import java.util.Objects;

/**
 * Which domain of a host: its UUID decides, its name is for people and may change.
 *
 * @param uuid in libvirt's form, lower case with hyphens
 * @param name as libvirt reported it last
 */
public record DomainId(String uuid, String name) {
	public DomainId {
		Objects.requireNonNull(uuid);
		Objects.requireNonNull(name);
	}

	@Override
	public int hashCode() {
		return uuid.hashCode();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof DomainId && ((DomainId) other).uuid.equals(uuid);
	}
}
