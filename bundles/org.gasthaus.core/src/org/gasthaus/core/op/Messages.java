package org.gasthaus.core.op;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String OpenConnection_title;
	public static String CloseConnection_title;
	public static String RemoveConnection_title;
	public static String RefreshConnection_title;
	public static String ReadDefinition_title;
	public static String DefineDomain_title;
	public static String StartDomain_title;
	public static String SuspendDomain_title;
	public static String ResumeDomain_title;
	public static String ShutDownDomain_title;
	public static String DestroyDomain_title;
	public static String UndefineDomain_title;

	static {
		NLS.initializeMessages("org.gasthaus.core.op.messages", Messages.class);
	}

	private Messages() {
	}
}
