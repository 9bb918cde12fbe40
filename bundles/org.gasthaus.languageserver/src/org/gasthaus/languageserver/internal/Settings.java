package org.gasthaus.languageserver.internal;

import java.nio.file.Path;

import org.gasthaus.xml.ide.format.FormatOptions;
import org.gasthaus.xml.ide.format.FormatOptions.Quotes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * What a client may set, in its initialization options or its configuration, there under {@code gasthaus}.
 *
 * @param schemaFolder a folder with libvirt's schemas; {@code null} for the usual ones
 * @param host URI of the host that the definitions are meant for; empty for that of the command line, or none
 * @param editorIndent whether formatting takes the editor's indentation in the place of libvirt's two blanks
 * @param quotes which quotes formatting writes
 * @param hints whether there are inlay hints and code lenses
 */
record Settings(Path schemaFolder, String host, boolean editorIndent, Quotes quotes, boolean hints) {
	static final Settings DEFAULT = new Settings(null, "", false, Quotes.KEEP, true);

	/** Reads what can be read; the rest stays as usual. */
	static Settings of(Object sent) {
		JsonObject all = sent instanceof JsonObject object ? object : null;
		JsonObject own = all == null ? null : all.get("gasthaus") instanceof JsonObject inner ? inner : all;
		if (own == null) {
			return DEFAULT;
		}
		String folder = string(own, "schemaFolder");
		JsonObject format = own.get("format") instanceof JsonObject inner ? inner : new JsonObject();
		Quotes quotes = switch (string(format, "quotes")) {
		case "single" -> Quotes.SINGLE;
		case "double" -> Quotes.DOUBLE;
		default -> Quotes.KEEP;
		};
		boolean hints = !string(own, "hints").equals("false");
		return new Settings(path(folder), string(own, "host"), string(format, "indent").equals("editor"), quotes, hints);
	}

	private static Path path(String folder) {
		try {
			return folder.isEmpty() ? null : Path.of(folder);
		} catch (java.nio.file.InvalidPathException odd) {
			return null;
		}
	}

	private static String string(JsonObject object, String name) {
		JsonElement value = object.get(name);
		return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
	}

	FormatOptions format(int tabSize, boolean blanks) {
		FormatOptions usual = new FormatOptions(FormatOptions.LIBVIRT.step(), FormatOptions.LIBVIRT.lineLength(), quotes, true);
		return editorIndent ? usual.withStep(blanks ? " ".repeat(Math.max(1, Math.min(16, tabSize))) : "\t") : usual;
	}
}
