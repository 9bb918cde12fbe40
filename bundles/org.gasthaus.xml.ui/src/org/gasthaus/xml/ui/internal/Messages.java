package org.gasthaus.xml.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of the editor that people read. */
public final class Messages extends NLS {
	public static String CheckJob_name;
	public static String DefinitionProblem_location;
	public static String FixResolution_changed;
	public static String WorkspaceCheck_name;
	public static String WorkspaceCheck_forgotten;
	public static String WorkspaceCheck_notSaved;
	public static String Startup_name;
	public static String OccurrenceMarks_text;
	public static String OccurrenceMarks_job;
	public static String OutlinePage_filter;
	public static String OutlinePage_sort;
	public static String OutlinePage_collapse;
	public static String ToggleComment_dashes;
	public static String Places_job;
	public static String Places_notThere;
	public static String Places_noText;
	public static String NameHyperlinks_type;
	public static String NameHyperlinks_open;
	public static String FindReferences_none;
	public static String ReferenceQuery_label;
	public static String ReferenceQuery_found;
	public static String Rename_nothing;
	public static String Rename_title;
	public static String Rename_change;
	public static String Rename_openText;
	public static String Rename_label;
	public static String TemplatesPage_description;
	public static String FixAllResolution_label;
	public static String FixAllResolution_description;
	public static String DefinitionQuickAssist_changed;

	static {
		NLS.initializeMessages("org.gasthaus.xml.ui.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
