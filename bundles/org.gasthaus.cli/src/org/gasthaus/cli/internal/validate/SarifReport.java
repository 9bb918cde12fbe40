package org.gasthaus.cli.internal.validate;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.gasthaus.cli.internal.OwnVersion;
import org.gasthaus.rules.RuleCodes;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.Severity;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.TextPosition;

import com.google.gson.stream.JsonWriter;

/**
 * One log in the Static Analysis Results Interchange Format, SARIF 2.1.0, in UTF-8. Files below the working directory are named relative to
 * {@code %SRCROOT%}, which stands for it; others by their absolute address.
 */
final class SarifReport implements Report {
	private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

	private final SarifFiles files;

	/** @param directory what relative names are relative to */
	SarifReport(Path directory) {
		this.files = new SarifFiles(directory);
	}

	@Override
	public void print(CheckResult[] results, PrintStream out) {
		try {
			JsonWriter json = new JsonWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
			json.setIndent("  ");
			json.beginObject();
			json.name("$schema").value(SCHEMA);
			json.name("version").value("2.1.0");
			json.name("runs").beginArray();
			run(results, json);
			json.endArray();
			json.endObject();
			json.flush();
			out.println();
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	private void run(CheckResult[] results, JsonWriter json) throws IOException {
		SortedSet<String> used = new TreeSet<>();
		for (CheckResult result : results) {
			result.findings().forEach(placed -> used.add(placed.finding().code()));
		}
		List<String> codes = new ArrayList<>(used);
		json.beginObject();
		json.name("tool").beginObject().name("driver").beginObject();
		json.name("name").value("Gasthaus");
		json.name("version").value(OwnVersion.read());
		json.name("rules").beginArray();
		for (String code : codes) {
			json.beginObject().name("id").value(code).name("shortDescription");
			text(description(code), json);
			json.endObject();
		}
		json.endArray().endObject().endObject();
		json.name("columnKind").value("utf16CodeUnits");
		json.name("newlineSequences").beginArray().value("\r\n").value("\n").value("\r").endArray();
		json.name("originalUriBaseIds").beginObject().name(SarifFiles.BASE).beginObject().name("uri").value(files.base()).endObject().endObject();
		invocation(results, json);
		json.name("results").beginArray();
		for (CheckResult result : results) {
			LineMap lines = result.text() == null ? null : new LineMap(result.text());
			for (PlacedFinding placed : result.findings()) {
				result(result.name(), placed, codes.indexOf(placed.finding().code()), lines, json);
			}
		}
		json.endArray();
		json.endObject();
	}

	/** Whether everything could be checked, and what could not. */
	private void invocation(CheckResult[] results, JsonWriter json) throws IOException {
		List<String> failures = new ArrayList<>();
		for (CheckResult result : results) {
			if (result.failure() != null) {
				failures.add(result.failure());
			}
		}
		json.name("invocations").beginArray().beginObject();
		json.name("executionSuccessful").value(failures.isEmpty());
		json.name("toolExecutionNotifications").beginArray();
		for (String failure : failures) {
			json.beginObject().name("level").value("error").name("message");
			text(failure, json);
			json.endObject();
		}
		json.endArray().endObject().endArray();
	}

	private void result(String file, PlacedFinding placed, int index, LineMap lines, JsonWriter json) throws IOException {
		Finding finding = placed.finding();
		json.beginObject();
		json.name("ruleId").value(finding.code());
		json.name("ruleIndex").value(index);
		json.name("level").value(finding.severity() == Severity.INFO ? "note" : Report.word(finding.severity()));
		json.name("message");
		text(finding.message(), json);
		json.name("locations").beginArray().beginObject().name("physicalLocation").beginObject();
		location(file, json);
		json.name("region");
		region(placed.start(), placed.end(), json);
		json.endObject().endObject().endArray();
		if (!finding.fixes().isEmpty()) {
			json.name("fixes").beginArray();
			for (Fix fix : finding.fixes()) {
				fix(file, fix, lines, json);
			}
			json.endArray();
		}
		json.endObject();
	}

	private void fix(String file, Fix fix, LineMap lines, JsonWriter json) throws IOException {
		json.beginObject().name("description");
		text(fix.title(), json);
		json.name("artifactChanges").beginArray().beginObject();
		location(file, json);
		json.name("replacements").beginArray();
		for (TextEdit edit : fix.edits()) {
			json.beginObject().name("deletedRegion");
			region(lines.position(edit.offset()), lines.position(edit.end()), json);
			if (!edit.text().isEmpty()) {
				json.name("insertedContent");
				text(edit.text(), json);
			}
			json.endObject();
		}
		json.endArray().endObject().endArray().endObject();
	}

	private void location(String file, JsonWriter json) throws IOException {
		String relative = files.relative(file);
		json.name("artifactLocation").beginObject();
		json.name("uri").value(relative != null ? relative : files.absolute(file));
		if (relative != null) {
			json.name("uriBaseId").value(SarifFiles.BASE);
		}
		json.endObject();
	}

	private static void region(TextPosition start, TextPosition end, JsonWriter json) throws IOException {
		json.beginObject();
		json.name("startLine").value(start.line()).name("startColumn").value(start.column());
		json.name("endLine").value(end.line()).name("endColumn").value(end.column());
		json.endObject();
	}

	private static void text(String text, JsonWriter json) throws IOException {
		json.beginObject().name("text").value(text).endObject();
	}

	/** What a code stands for: the sentence of a rule without its values, the meaning of a family of codes else. */
	private static String description(String code) {
		if (code.startsWith(RuleCodes.PREFIX)) {
			try {
				return RuleCodes.sentence(code).replace("''", "'").replaceAll("\\{[0-9]\\}", "…");
			} catch (java.util.MissingResourceException ofAnother) {
				return Messages.text("sarif.rule");
			}
		}
		return Messages.text(code.startsWith("syntax.") ? "sarif.syntax" : "sarif.schema");
	}
}
