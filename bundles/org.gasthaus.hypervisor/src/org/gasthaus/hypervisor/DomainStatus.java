package org.gasthaus.hypervisor;

/**
 * The state of a domain and why it is in it.
 *
 * @param state what it does
 * @param reason libvirt's number of the reason; what it means depends on the state
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainGetState">virDomainGetState</a>
 */
public record DomainStatus(DomainState state, int reason) {
}
