package org.gasthaus.hypervisor;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String ConnectionUri_empty;
	public static String ConnectionUri_invalid;
	public static String ConnectionUri_noDriver;
	public static String ConnectionUri_password;
	public static String ConnectionUri_syntax;
	public static String DomainState_blocked;
	public static String DomainState_crashed;
	public static String DomainState_inShutdown;
	public static String DomainState_noState;
	public static String DomainState_paused;
	public static String DomainState_pmsuspended;
	public static String DomainState_running;
	public static String DomainState_shutOff;

	static {
		NLS.initializeMessages("org.gasthaus.hypervisor.messages", Messages.class);
	}

	private Messages() {
	}
}
