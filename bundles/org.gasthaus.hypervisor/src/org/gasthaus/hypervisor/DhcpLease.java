package org.gasthaus.hypervisor;

import java.time.Instant;

/**
 * An address that a virtual network gave to a guest.
 *
 * @param network the bridge
 * @param expires {@link Instant#EPOCH} if it never does
 * @param ipv6 of which protocol the address is
 * @param mac the guest's, or {@code null}
 * @param iaid the association of an IPv6 address, or {@code null}
 * @param prefix how many bits of the address name the network
 * @param hostName what the guest calls itself, or {@code null}
 * @param clientId what the guest's DHCP client calls itself, or {@code null}
 */
public record DhcpLease(String network, Instant expires, boolean ipv6, String mac, String iaid, String address, int prefix, String hostName, String clientId) {
}
