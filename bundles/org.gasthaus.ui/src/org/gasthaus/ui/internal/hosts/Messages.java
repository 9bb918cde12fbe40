package org.gasthaus.ui.internal.hosts;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String HostsModel_active;
	public static String HostsModel_asOf;
	public static String HostsModel_autostart;
	public static String HostsModel_closed;
	public static String HostsModel_closedHint;
	public static String HostsModel_connecting;
	public static String HostsModel_domainHint;
	public static String HostsModel_domains;
	public static String HostsModel_failed;
	public static String HostsModel_inactive;
	public static String HostsModel_lost;
	public static String HostsModel_networks;
	public static String HostsModel_nextTry;
	public static String HostsModel_noVolumes;
	public static String HostsModel_poolHint;
	public static String HostsModel_pools;
	public static String HostsModel_readOnly;
	public static String HostsModel_reading;
	public static String HostsModel_unused;
	public static String HostsModel_usedBy;
	public static String HostsModel_volume;
	public static String HostsModel_volumeHint;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.hosts.messages", Messages.class);
	}

	private Messages() {
	}
}
