package org.gasthaus.ui.internal.details;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Details_access;
	public static String Details_active;
	public static String Details_allocation;
	public static String Details_autostart;
	public static String Details_available;
	public static String Details_block;
	public static String Details_bridge;
	public static String Details_building;
	public static String Details_bytes;
	public static String Details_canonicalUri;
	public static String Details_capacity;
	public static String Details_closed;
	public static String Details_cores;
	public static String Details_cpuModel;
	public static String Details_cpuTime;
	public static String Details_cpus;
	public static String Details_daemon;
	public static String Details_degraded;
	public static String Details_description;
	public static String Details_directory;
	public static String Details_file;
	public static String Details_frequency;
	public static String Details_general;
	public static String Details_gone;
	public static String Details_hardware;
	public static String Details_hostName;
	public static String Details_hypervisor;
	public static String Details_id;
	public static String Details_inaccessible;
	public static String Details_inactive;
	public static String Details_key;
	public static String Details_kib;
	public static String Details_library;
	public static String Details_lost;
	public static String Details_managedSave;
	public static String Details_maxMemory;
	public static String Details_memory;
	public static String Details_messages;
	public static String Details_mhz;
	public static String Details_name;
	public static String Details_network;
	public static String Details_networkDirectory;
	public static String Details_no;
	public static String Details_note;
	public static String Details_numaCells;
	public static String Details_opening;
	public static String Details_osType;
	public static String Details_path;
	public static String Details_persistent;
	public static String Details_ploop;
	public static String Details_pool;
	public static String Details_readOnly;
	public static String Details_readWrite;
	public static String Details_reading;
	public static String Details_resources;
	public static String Details_seconds;
	public static String Details_security;
	public static String Details_securityDoi;
	public static String Details_securityLabel;
	public static String Details_securityModel;
	public static String Details_sizes;
	public static String Details_sockets;
	public static String Details_state;
	public static String Details_threads;
	public static String Details_title;
	public static String Details_type;
	public static String Details_unknown;
	public static String Details_unlimited;
	public static String Details_uri;
	public static String Details_usedMemory;
	public static String Details_uuid;
	public static String Details_vcpus;
	public static String Details_versions;
	public static String Details_yes;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.details.messages", Messages.class);
	}

	private Messages() {
	}
}
