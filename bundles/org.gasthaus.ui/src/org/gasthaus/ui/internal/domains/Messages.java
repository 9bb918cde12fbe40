package org.gasthaus.ui.internal.domains;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String DestroyDomain_button;
	public static String DestroyDomain_many;
	public static String DestroyDomain_one;
	public static String DestroyDomain_title;
	public static String DestroyDomain_toggle;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.domains.messages", Messages.class);
	}

	private Messages() {
	}
}
