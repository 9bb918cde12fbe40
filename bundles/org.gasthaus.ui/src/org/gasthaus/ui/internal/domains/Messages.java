package org.gasthaus.ui.internal.domains;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String DeleteVolume_button;
	public static String DeleteVolume_question;
	public static String DeleteVolume_title;
	public static String DeleteVolume_used;
	public static String DestroyDomain_button;
	public static String DestroyDomain_items;
	public static String DestroyDomain_many;
	public static String DestroyDomain_one;
	public static String DestroyDomain_title;
	public static String DestroyDomain_toggle;
	public static String RemoveDomain_button;
	public static String RemoveDomain_choose;
	public static String RemoveDomain_heading;
	public static String RemoveDomain_inUse;
	public static String RemoveDomain_items;
	public static String RemoveDomain_itemsActive;
	public static String RemoveDomain_keepsDefinition;
	public static String RemoveDomain_managedSave;
	public static String RemoveDomain_message;
	public static String RemoveDomain_messageActive;
	public static String RemoveDomain_needed;
	public static String RemoveDomain_nothing;
	public static String RemoveDomain_nvram;
	public static String RemoveDomain_poolContents;
	public static String RemoveDomain_snapshots;
	public static String RemoveDomain_title;
	public static String RemoveDomain_unmanaged;
	public static String RemoveDomain_usedBy;
	public static String RenameDomain_button;
	public static String RenameDomain_question;
	public static String RenameDomain_slash;
	public static String RenameDomain_taken;
	public static String RenameDomain_title;
	public static String ResetDomain_button;
	public static String ResetDomain_question;
	public static String ResetDomain_title;
	public static String RestoreDomain_button;
	public static String RestoreDomain_question;
	public static String RestoreDomain_title;
	public static String SaveDomain_button;
	public static String SaveDomain_notAbsolute;
	public static String SaveDomain_question;
	public static String SaveDomain_title;

	static {
		NLS.initializeMessages("org.gasthaus.ui.internal.domains.messages", Messages.class);
	}

	private Messages() {
	}
}
