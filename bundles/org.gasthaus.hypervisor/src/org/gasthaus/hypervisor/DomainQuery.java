package org.gasthaus.hypervisor;

/**
 * How a person names a domain: by number of the running instance, by UUID or by name, tried in this order as virsh does.
 *
 * @param text what was typed
 */
public record DomainQuery(String text) {
}
