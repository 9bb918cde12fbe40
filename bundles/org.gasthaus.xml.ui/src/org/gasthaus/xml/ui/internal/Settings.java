package org.gasthaus.xml.ui.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Severity;
import org.osgi.service.prefs.BackingStoreException;

/**
 * The preferences of the editor, as they stand at one moment.
 *
 * @param schema where schemas come from
 * @param delayMillis how long a text is left alone after a key before it is checked
 * @param background whether files are checked that nobody has opened
 * @param severities what a code, or the beginning of codes up to a dot, counts as; {@code null} for a finding to be left out
 */
public record Settings(SchemaSource schema, int delayMillis, boolean background, Map<String, Severity> severities) {
	/** The node of the preferences. */
	public static final String NODE = "org.gasthaus.xml.ui";
	/** Where schemas come from: {@link #AUTOMATIC}, {@link #PACKED} or {@link #FOLDER}. */
	public static final String SCHEMA = "schema";
	/** The folder for {@link #FOLDER}. */
	public static final String SCHEMA_FOLDER = "schemaFolder";
	/** The delay, in milliseconds. */
	public static final String DELAY = "delayMillis";
	/** Whether files are checked in the background. */
	public static final String BACKGROUND = "background";
	/** What codes count as, one a line: {@code code=severity}. */
	public static final String SEVERITIES = "severities";

	/** The schemas of the local libvirt, else the packed ones. */
	public static final String AUTOMATIC = "automatic";
	/** The packed schemas. */
	public static final String PACKED = "packed";
	/** The schemas of a folder. */
	public static final String FOLDER = "folder";
	/** The word for a finding that is left out. */
	public static final String IGNORE = "ignore";

	/** With a check of some ten milliseconds, a marker is there within 50 ms of the last key. */
	public static final int DEFAULT_DELAY = 20;
	private static final int MAX_DELAY = 10_000;

	/** The preferences as they are now. A schema folder that cannot be used is logged, and the automatic choice holds. */
	public static Settings read() {
		return new Settings(schema(string(SCHEMA, AUTOMATIC), string(SCHEMA_FOLDER, "")), delay(), Platform.getPreferencesService().getBoolean(NODE,
				BACKGROUND, true, null), parse(string(SEVERITIES, "")));
	}

	private static String string(String key, String otherwise) {
		return Platform.getPreferencesService().getString(NODE, key, otherwise, null);
	}

	private static int delay() {
		return Math.max(0, Math.min(MAX_DELAY, Platform.getPreferencesService().getInt(NODE, DELAY, DEFAULT_DELAY, null)));
	}

	private static SchemaSource schema(String choice, String folder) {
		if (choice.equals(PACKED)) {
			return SchemaSource.packed();
		}
		if (choice.equals(FOLDER)) {
			try {
				return SchemaSource.folder(Path.of(folder));
			} catch (SchemaException | java.nio.file.InvalidPathException e) {
				ILog.of(Settings.class).warn(e.getMessage());
			}
		}
		return SchemaSource.standard();
	}

	/** The severities of a preference; lines that say nothing known are passed over. */
	public static Map<String, Severity> parse(String lines) {
		Map<String, Severity> result = new TreeMap<>();
		for (String line : lines.split("\n")) {
			int equals = line.indexOf('=');
			if (equals > 0) {
				String word = line.substring(equals + 1).strip();
				if (word.equals(IGNORE)) {
					result.put(line.substring(0, equals).strip(), null);
				} else {
					for (Severity severity : Severity.values()) {
						if (word.equals(word(severity))) {
							result.put(line.substring(0, equals).strip(), severity);
						}
					}
				}
			}
		}
		return result;
	}

	/** The opposite of {@link #parse}. */
	public static String format(Map<String, Severity> severities) {
		StringBuilder result = new StringBuilder();
		severities.forEach((code, severity) -> result.append(code).append('=').append(word(severity)).append('\n'));
		return result.toString();
	}

	/** The word for a severity in the preferences. */
	public static String word(Severity severity) {
		return severity == null ? IGNORE : severity.name().toLowerCase(java.util.Locale.ROOT);
	}

	/** The findings as the user wants to see them. What keeps a text from being XML stays what it is. */
	public List<Finding> apply(List<Finding> findings) {
		if (severities.isEmpty()) {
			return findings;
		}
		List<Finding> result = new ArrayList<>();
		for (Finding finding : findings) {
			String key = finding.code().startsWith("syntax.") ? null : key(finding.code());
			Severity wanted = key == null ? finding.severity() : severities.get(key);
			if (wanted == finding.severity()) {
				result.add(finding);
			} else if (wanted != null) {
				result.add(new Finding(wanted, finding.code(), finding.message(), finding.offset(), finding.length(), finding.fixes()));
			}
		}
		return result;
	}

	private String key(String code) {
		for (String at = code; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
			if (severities.containsKey(at)) {
				return at;
			}
		}
		return null;
	}

	/** Sets what one code counts as, {@code null} to leave it out, in the workspace's preferences. */
	public static void set(String code, Severity severity) throws BackingStoreException {
		IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(NODE);
		Map<String, Severity> all = parse(preferences.get(SEVERITIES, ""));
		all.put(code, severity);
		preferences.put(SEVERITIES, format(all));
		preferences.flush();
	}

	static void setDefaults() {
		IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(NODE);
		defaults.put(SCHEMA, AUTOMATIC);
		defaults.put(SCHEMA_FOLDER, "");
		defaults.putInt(DELAY, DEFAULT_DELAY);
		defaults.putBoolean(BACKGROUND, true);
		defaults.put(SEVERITIES, "");
	}
}
