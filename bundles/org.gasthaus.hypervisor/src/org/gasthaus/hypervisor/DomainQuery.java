package org.gasthaus.hypervisor;

/**
 * How a person names a domain: by number of the running instance, by UUID or by name, tried in this order as virsh does.
 *
 * @param text what was typed
 * @param byRuntimeId whether it may be the number of the running instance
 * @param byUuid whether it may be the UUID
 * @param byName whether it may be the name
 */
public record DomainQuery(String text, boolean byRuntimeId, boolean byUuid, boolean byName) {
	/** By whatever it is. */
	public DomainQuery(String text) {
		this(text, true, true, true);
	}
}
