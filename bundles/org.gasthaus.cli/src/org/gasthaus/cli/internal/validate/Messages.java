package org.gasthaus.cli.internal.validate;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Validate_description;
	public static String Validate_emptyFolder;
	public static String Validate_files;
	public static String Validate_format;
	public static String Validate_noFiles;
	public static String Validate_noSuchFile;
	public static String Validate_noSchema;
	public static String Validate_notPermitted;
	public static String Validate_schemaDir;
	public static String Validate_standardInput;
	public static String Validate_summaryClean;
	public static String Validate_summaryCleanOne;
	public static String Validate_summaryErrors;
	public static String Validate_summaryFailures;
	public static String Validate_unknownFormat;
	public static String Validate_unreadable;

	static {
		NLS.initializeMessages("org.gasthaus.cli.internal.validate.messages", Messages.class);
	}

	private Messages() {
	}
}
