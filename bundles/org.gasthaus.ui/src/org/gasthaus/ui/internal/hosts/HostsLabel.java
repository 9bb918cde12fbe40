package org.gasthaus.ui.internal.hosts;

/**
 * What the explorer writes for one element.
 *
 * @param text its name
 * @param detail its state, in the secondary colour; may be empty
 * @param icon its picture
 * @param locked whether it can only be looked at
 * @param old whether its host is lost, so that this is what was known then
 * @param hint the whole story for the tool tip and the status line; may be empty
 */
public record HostsLabel(String text, String detail, Icon icon, boolean locked, boolean old, String hint) {
	HostsLabel(String text, String detail, Icon icon, boolean locked, String hint) {
		this(text, detail, icon, locked, false, hint);
	}

	/** The same, of a host that is lost. */
	HostsLabel asOld() {
		return new HostsLabel(text, detail, icon, locked, true, hint);
	}

	/** Whether the state stands before the name: that of a host is long, and what matters must not be cut off. */
	public boolean detailFirst() {
		return old && icon.isHost() || icon == Icon.HOST_FAILED;
	}

	/** The pictures; each is {@code icons/<name>.svg}. */
	public enum Icon {
		HOST_OPEN, HOST_CLOSED, HOST_OPENING, HOST_FAILED, DOMAINS, NETWORKS, POOLS, DOMAIN_RUNNING, DOMAIN_PAUSED, DOMAIN_SHUT_OFF, DOMAIN_CRASHED,
		DOMAIN_OTHER, NETWORK_ACTIVE, NETWORK_INACTIVE, POOL_ACTIVE, POOL_INACTIVE, VOLUME, NOTE;

		boolean isHost() {
			return this == HOST_OPEN || this == HOST_CLOSED || this == HOST_OPENING || this == HOST_FAILED;
		}

		/** The path in the bundle. */
		public String path() {
			return "icons/" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".svg";
		}
	}
}
