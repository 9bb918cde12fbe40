package org.gasthaus.core.doctor;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Daemon_notInstalled;
	public static String Daemon_notRunning;
	public static String Doctor_answers;
	public static String Doctor_kvm;
	public static String Doctor_networkOff;
	public static String Doctor_networks;
	public static String Doctor_noEmulator;
	public static String Doctor_noEmulatorNext;
	public static String Doctor_noEventsNext;
	public static String Doctor_noKvm;
	public static String Doctor_noKvmRemoteNext;
	public static String Doctor_noNetwork;
	public static String Doctor_noNetworkNext;
	public static String Doctor_noPool;
	public static String Doctor_olderLibrary;
	public static String Doctor_olderLibraryNext;
	public static String Doctor_poolCondition;
	public static String Doctor_poolFull;
	public static String Doctor_poolFullNext;
	public static String Doctor_poolOff;
	public static String Doctor_pools;
	public static String Doctor_title;
	public static String Kvm_denied;
	public static String Kvm_module;
	public static String Kvm_moduleNext;
	public static String Kvm_processor;
	public static String Kvm_processorNext;
	public static String Kvm_unused;
	public static String Kvm_unusedNext;
	public static String Reach_unknown;
	public static String Socket_answers;
	public static String Socket_dead;
	public static String Socket_denied;
	public static String Socket_groupUnknown;
	public static String Socket_loginAgain;
	public static String Ssh_changedKey;
	public static String Ssh_changedKeyAt;
	public static String Ssh_changedKeyNext;
	public static String Ssh_denied;
	public static String Ssh_failed;
	public static String Ssh_failedNext;
	public static String Ssh_getsIn;
	public static String Ssh_noDaemon;
	public static String Ssh_noKeyFile;
	public static String Ssh_noKeyFileNext;
	public static String Ssh_noNetcat;
	public static String Ssh_noNetcatNext;
	public static String Ssh_noProgram;
	public static String Ssh_noProgramNext;
	public static String Ssh_notShared;
	public static String Ssh_revokedKey;
	public static String Ssh_revokedKeyNext;
	public static String Ssh_root;
	public static String Ssh_rootByKey;
	public static String Ssh_rootNext;
	public static String Ssh_someUser;
	public static String Ssh_unknownKey;
	public static String Ssh_unknownKeyNext;
	public static String Subject_acceleration;
	public static String Subject_certificates;
	public static String Subject_connection;
	public static String Subject_daemon;
	public static String Subject_emulator;
	public static String Subject_events;
	public static String Subject_library;
	public static String Subject_network;
	public static String Subject_networks;
	public static String Subject_socket;
	public static String Subject_storage;
	public static String Subject_uri;
	public static String Tls_denied;
	public static String Tls_early;
	public static String Tls_earlyNext;
	public static String Tls_foreign;
	public static String Tls_foreignNext;
	public static String Tls_hostForeign;
	public static String Tls_missing;
	public static String Tls_missingNext;
	public static String Tls_none;
	public static String Tls_noneNext;
	public static String Tls_ofHost;
	public static String Tls_otherName;
	public static String Tls_otherNameNext;
	public static String Tls_over;
	public static String Tls_overNext;
	public static String Tls_right;
	public static String Tls_unreadable;
	public static String Tls_unreadableNext;
	public static String Way_notReached;
	public static String Way_notReachedNext;
	public static String Way_reached;

	static {
		NLS.initializeMessages("org.gasthaus.core.doctor.messages", Messages.class);
	}

	private Messages() {
	}
}
