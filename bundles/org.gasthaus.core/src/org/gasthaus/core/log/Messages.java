package org.gasthaus.core.log;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Log_denied;
	public static String Log_deniedNext;
	public static String Log_driver;
	public static String Log_failed;
	public static String Log_missing;
	public static String Log_missingNext;
	public static String Log_name;
	public static String Log_noSsh;
	public static String Log_noSshNext;
	public static String Log_notBy;
	public static String Log_notByNext;
	public static String Log_ssh;
	public static String Log_test;
	public static String Log_testNext;
	public static String Log_user;
	public static String Log_vmwareNext;

	static {
		NLS.initializeMessages("org.gasthaus.core.log.messages", Messages.class);
	}

	private Messages() {
	}
}
