package org.gasthaus.libvirt.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Cannot_change;
	public static String Cannot_changeNetwork;
	public static String Cannot_changePool;
	public static String Cannot_connect;
	public static String Cannot_createNetwork;
	public static String Cannot_createPool;
	public static String Cannot_define;
	public static String Cannot_defineNetwork;
	public static String Cannot_definePool;
	public static String Cannot_destroy;
	public static String Cannot_find;
	public static String Cannot_findNetwork;
	public static String Cannot_findPool;
	public static String Cannot_listDomains;
	public static String Cannot_listNetworks;
	public static String Cannot_listPools;
	public static String Cannot_listen;
	public static String Cannot_read;
	public static String Cannot_readHost;
	public static String Cannot_restore;
	public static String Cannot_resume;
	public static String Cannot_save;
	public static String Cannot_shutDown;
	public static String Cannot_start;
	public static String Cannot_suspend;
	public static String Cannot_undefine;
	public static String Cannot_changeSecret;
	public static String Cannot_changeVolume;
	public static String Cannot_createVolume;
	public static String Cannot_defineSecret;
	public static String Cannot_findSecret;
	public static String Cannot_findVolume;
	public static String Cannot_listSecrets;
	public static String Cannot_listVolumes;
	public static String Cannot_readSecret;
	public static String Cannot_readVolume;
	public static String Close_client;
	public static String Close_endOfFile;
	public static String Close_error;
	public static String Close_keepAlive;
	public static String Library_installLinux;
	public static String Library_installOther;
	public static String Library_missing;
	public static String NativeError_unknown;
	public static String Next_accessDenied;
	public static String Next_authentication;
	public static String Next_connectLocal;
	public static String Next_connectRemote;
	public static String Next_connectionLost;
	public static String Next_exists;
	public static String Next_invalidDefinition;
	public static String Next_noDomain;
	public static String Next_noDriver;
	public static String Next_noNetwork;
	public static String Next_noPool;
	public static String Next_readOnly;
	public static String Next_socketPermission;
	public static String Next_unsupported;
	public static String Next_wrongState;
	public static String Session_closed;
	public static String Session_olderLibrary;
	public static String Session_poolType;

	static {
		NLS.initializeMessages("org.gasthaus.libvirt.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
