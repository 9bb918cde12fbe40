package org.gasthaus.hypervisor;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Capability_events;
	public static String Capability_graphics;
	public static String Capability_hot_plug;
	public static String Capability_life_cycle;
	public static String Capability_migration;
	public static String Capability_missing;
	public static String Capability_networks;
	public static String Capability_paravirtualization;
	public static String Capability_save;
	public static String Capability_serial_console;
	public static String Capability_snapshots;
	public static String Capability_storage;
	public static String Capability_suspend;
	public static String ConnectionUri_empty;
	public static String ConnectionUri_invalid;
	public static String ConnectionUri_noDriver;
	public static String ConnectionUri_password;
	public static String ConnectionUri_slashes;
	public static String ConnectionUri_syntax;
	public static String DomainState_blocked;
	public static String DomainState_crashed;
	public static String DomainState_inShutdown;
	public static String DomainState_noState;
	public static String DomainState_paused;
	public static String DomainState_pmsuspended;
	public static String DomainState_running;
	public static String DomainState_shutOff;
	public static String Session_backups;
	public static String Session_capabilities;
	public static String Session_secrets;
	public static String Session_host;
	public static String Session_launchSecurity;
	public static String Session_qemuMonitor;
	public static String Session_hostObjects;
	public static String Session_networkPorts;
	public static String Session_input;
	public static String Session_containers;
	public static String Session_notes;
	public static String Session_agent;
	public static String Session_statistics;
	public static String Session_tuning;
	public static String Session_volumes;
	public static String Uri_authfile;
	public static String Uri_certificateUnchecked;
	public static String Uri_ext;
	public static String Uri_host;
	public static String Uri_hostIsPath;
	public static String Uri_hostUnchecked;
	public static String Uri_inClient;
	public static String Uri_key;
	public static String Uri_knownHosts;
	public static String Uri_meant;
	public static String Uri_mode;
	public static String Uri_name;
	public static String Uri_needsCommand;
	public static String Uri_needsHost;
	public static String Uri_noDaemon;
	public static String Uri_noPath;
	public static String Uri_noSuchDriver;
	public static String Uri_noSuchPort;
	public static String Uri_noSuchParameter;
	public static String Uri_noSuchPath;
	public static String Uri_noSuchTransport;
	public static String Uri_noSuchValue;
	public static String Uri_noTty;
	public static String Uri_other;
	public static String Uri_parameterUnused;
	public static String Uri_pki;
	public static String Uri_pkipath;
	public static String Uri_portUnused;
	public static String Uri_proxy;
	public static String Uri_session;
	public static String Uri_ssh;
	public static String Uri_sshAs;
	public static String Uri_system;
	public static String Uri_tcp;
	public static String Uri_testDefault;
	public static String Uri_testFile;
	public static String Uri_thisMachine;
	public static String Uri_tls;
	public static String Uri_unix;
	public static String Uri_unixWithHost;
	public static String Session_jobs;
	public static String Session_screens;

	static {
		NLS.initializeMessages("org.gasthaus.hypervisor.messages", Messages.class);
	}

	private Messages() {
	}
}
