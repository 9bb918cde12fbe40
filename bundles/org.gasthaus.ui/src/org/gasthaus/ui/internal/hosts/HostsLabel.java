package org.gasthaus.ui.internal.hosts;

/**
 * What the explorer writes for one element.
 *
 * @param text its name
 * @param detail its state, in the secondary colour; may be empty
 * @param icon its picture
 * @param locked whether it can only be looked at
 * @param hint the whole story for the tool tip and the status line; may be empty
 */
public record HostsLabel(String text, String detail, Icon icon, boolean locked, String hint) {
	/** The pictures; each is {@code icons/<name>.svg}. */
	public enum Icon {
		HOST_OPEN, HOST_CLOSED, HOST_OPENING, HOST_FAILED, DOMAINS, NETWORKS, POOLS, DOMAIN_RUNNING, DOMAIN_PAUSED, DOMAIN_SHUT_OFF, DOMAIN_CRASHED,
		DOMAIN_OTHER, NETWORK_ACTIVE, NETWORK_INACTIVE, POOL_ACTIVE, POOL_INACTIVE, VOLUME, NOTE;

		/** The path in the bundle. */
		public String path() {
			return "icons/" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".svg";
		}
	}
}
