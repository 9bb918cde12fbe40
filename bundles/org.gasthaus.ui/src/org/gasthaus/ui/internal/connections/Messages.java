package org.gasthaus.ui.internal.connections;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String AddConnection_alias;
	public static String AddConnection_button;
	public static String AddConnection_here;
	public static String AddConnection_host;
	public static String AddConnection_hostMessage;
	public static String AddConnection_hypervisor;
	public static String AddConnection_libssh;
	public static String AddConnection_libssh2;
	public static String AddConnection_meant;
	public static String AddConnection_message;
	public static String AddConnection_place;
	public static String AddConnection_reached;
	public static String AddConnection_readOnly;
	public static String AddConnection_ssh;
	public static String AddConnection_tcp;
	public static String AddConnection_title;
	public static String AddConnection_tls;
	public static String AddConnection_uri;
	public static String AddConnection_user;
	public static String Credentials_message;
	public static String Credentials_remember;
	public static String Credentials_title;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.connections.messages", Messages.class);
	}

	private Messages() {
	}
}
