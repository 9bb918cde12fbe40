package org.gasthaus.cli.internal.validate;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;

import com.google.gson.stream.JsonWriter;

/** One JSON array with an object for each finding, in UTF-8. */
final class JsonReport implements Report {
	@Override
	public void print(CheckResult[] results, PrintStream out) {
		try {
			Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			JsonWriter json = new JsonWriter(writer);
			json.setIndent("  ");
			json.beginArray();
			for (CheckResult result : results) {
				for (PlacedFinding placed : result.findings()) {
					finding(result.name(), placed, json);
				}
			}
			json.endArray();
			json.flush();
			out.println();
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	private static void finding(String file, PlacedFinding placed, JsonWriter json) throws IOException {
		Finding finding = placed.finding();
		json.beginObject();
		json.name("file").value(file);
		json.name("line").value(placed.start().line());
		json.name("column").value(placed.start().column());
		json.name("endLine").value(placed.end().line());
		json.name("endColumn").value(placed.end().column());
		json.name("severity").value(Report.word(finding.severity()));
		json.name("code").value(finding.code());
		json.name("message").value(finding.message());
		json.name("fixes").beginArray();
		for (Fix fix : finding.fixes()) {
			json.beginObject();
			json.name("title").value(fix.title());
			json.name("edits").beginArray();
			for (TextEdit edit : fix.edits()) {
				json.beginObject();
				json.name("offset").value(edit.offset());
				json.name("length").value(edit.length());
				json.name("text").value(edit.text());
				json.endObject();
			}
			json.endArray();
			json.endObject();
		}
		json.endArray();
		json.endObject();
	}
}
