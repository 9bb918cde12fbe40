package org.gasthaus.cli.internal.fix;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

import org.gasthaus.xml.check.DefinitionMender.Applied;
import org.gasthaus.xml.check.DefinitionMender.Mended;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.TextPosition;

import com.google.gson.stream.JsonWriter;

/** One JSON array with an object for each definition: the fixes, each at its place in the text at its time, and how many errors are left. */
final class JsonReport {
	private final StringWriter text = new StringWriter();
	private final JsonWriter json = new JsonWriter(text);

	JsonReport() {
		json.setIndent("  ");
		json.setHtmlSafe(false);
		write(json::beginArray);
	}

	@FunctionalInterface
	private interface Writing {
		void run() throws IOException;
	}

	private static void write(Writing writing) {
		try {
			writing.run();
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	/**
	 * Tells what was done to a definition.
	 *
	 * @param before its text
	 * @param dryRun whether to tell the changes as a difference
	 * @param whole whether to tell all of the mended text, because it goes nowhere else
	 */
	void file(String name, String before, Mended mended, boolean dryRun, boolean whole) {
		write(() -> {
			json.beginObject().name("file").value(name).name("fixes").beginArray();
			String current = before;
			for (Applied applied : mended.applied()) {
				TextPosition place = new LineMap(current).position(applied.finding().offset());
				json.beginObject().name("line").value(place.line()).name("column").value(place.column()).name("code").value(applied.finding().code());
				json.name("title").value(applied.fix().title()).endObject();
				current = TextEdit.apply(current, applied.fix().edits());
			}
			json.endArray().name("errorsLeft").value(mended.left().stream().filter(Finding::isError).count());
			if (dryRun) {
				json.name("diff").value(LineDiff.unified(name, before, mended.text()));
			} else if (whole) {
				json.name("text").value(mended.text());
			}
			json.endObject();
		});
	}

	void failure(String name, String reason) {
		write(() -> json.beginObject().name("file").value(name).name("error").beginObject().name("message").value(reason).endObject().endObject());
	}

	String end() {
		write(() -> json.endArray().flush());
		return text.toString();
	}
}
