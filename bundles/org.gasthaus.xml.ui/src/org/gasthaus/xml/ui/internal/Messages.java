package org.gasthaus.xml.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of the editor that people read. */
public final class Messages extends NLS {
	public static String CheckJob_name;
	public static String DefinitionProblem_location;
	public static String FixResolution_changed;
	public static String MendFiles_notBack;
	public static String MendFiles_reason;
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
	public static String Templates_definition;
	public static String Templates_inside;
	public static String Templates_text;
	public static String Templates_choice;
	public static String Templates_disk;
	public static String Templates_mac;
	public static String Templates_uuid;
	public static String Templates_network;
	public static String Templates_bridge;
	public static String Templates_newBridge;
	public static String Templates_noElement;
	public static String Templates_wrong;
	public static String FixAllResolution_label;
	public static String FixAllResolution_description;
	public static String DefinitionQuickAssist_changed;
	public static String DefinitionsPage_schema;
	public static String DefinitionsPage_automatic;
	public static String DefinitionsPage_folder;
	public static String DefinitionsPage_browse;
	public static String DefinitionsPage_delay;
	public static String DefinitionsPage_background;
	public static String DefinitionsPage_severities;
	public static String DefinitionsPage_problem;
	public static String DefinitionsPage_severity;
	public static String DefinitionsPage_ignore;
	public static String DefinitionsPage_info;
	public static String DefinitionsPage_warning;
	public static String DefinitionsPage_error;
	public static String DefinitionsPage_asItIs;
	public static String DefinitionsPage_versions;
	public static String HostPropertyPage_explanation;
	public static String HostPropertyPage_host;
	public static String HostPropertyPage_inherited;
	public static String HostPropertyPage_none;
	public static String HostPropertyPage_unknown;
	public static String NewDefinition_title;
	public static String TemplatePage_description;
	public static String TemplatePage_name;
	public static String TemplatePage_badName;
	public static String PlacePage_description;
	public static String PlacePage_created;
	public static String DefinitionStructure_name;
	public static String DefinitionFormEditor_source;
	public static String DefinitionFormEditor_noGeneric;
	public static String DefinitionFormEditor_count;
	public static String DefinitionPage_choices;
	public static String DefinitionPage_readOnly;
	public static String FindingMenu_source;
	public static String FindingMenu_changed;
	public static String ListPart_element;
	public static String ListPart_details;
	public static String ListPart_add;
	public static String ListPart_remove;
	public static String ListPart_up;
	public static String ListPart_down;
	public static String ListPart_source;
	public static String ListPart_noFields;

	static {
		NLS.initializeMessages("org.gasthaus.xml.ui.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
