package org.gasthaus.hypervisor;

import java.util.Locale;

/** The part of a network's definition that an update is about. The order is libvirt's, whose numbers begin with 1. */
public enum NetworkSection {
	BRIDGE, DOMAIN, IP, IP_DHCP_HOST, IP_DHCP_RANGE, FORWARD, FORWARD_INTERFACE, FORWARD_PF, PORTGROUP, DNS_HOST, DNS_TXT, DNS_SRV;

	/** What is done with the element. The order is libvirt's, whose numbers begin with 1. */
	public enum Change {
		MODIFY, DELETE, ADD_LAST, ADD_FIRST;

		/** As a user writes it. */
		public String word() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}
	}

	/** As a user writes it. */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
