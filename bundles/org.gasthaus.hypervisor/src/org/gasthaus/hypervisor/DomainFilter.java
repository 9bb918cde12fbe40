package org.gasthaus.hypervisor;

/**
 * Which domains a list shows. Filters of one group are alternatives, groups are combined: {@code ACTIVE, INACTIVE,
 * AUTOSTART} are all domains that start with their host. The order is libvirt's.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virConnectListAllDomainsFlags">virConnectListAllDomainsFlags</a>
 */
public enum DomainFilter {
	ACTIVE, INACTIVE, PERSISTENT, TRANSIENT, RUNNING, PAUSED, SHUT_OFF, OTHER_STATE, MANAGED_SAVE, NO_MANAGED_SAVE, AUTOSTART, NO_AUTOSTART,
	SNAPSHOT, NO_SNAPSHOT, CHECKPOINT, NO_CHECKPOINT
}
