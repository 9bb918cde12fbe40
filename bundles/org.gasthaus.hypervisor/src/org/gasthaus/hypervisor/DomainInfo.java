package org.gasthaus.hypervisor;

/**
 * A domain as a list shows it.
 *
 * @param id which domain
 * @param runtimeId libvirt's number of the running instance, or -1
 * @param state what it does now
 * @param persistent whether its definition outlives it
 */
public record DomainInfo(DomainId id, int runtimeId, DomainState state, boolean persistent) {
	public String name() {
		return id.name();
	}
}
