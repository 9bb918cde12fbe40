package org.gasthaus.cli.internal.connect;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.Sentences;
import org.gasthaus.core.doctor.Diagnosis;

import com.google.gson.stream.JsonWriter;

/** How what was found of a host is printed: a line for each finding and one for its next step, or an array. */
final class Findings {
	private static final int VERDICT_WIDTH = 9;
	private static final int SUBJECT_WIDTH = 14;

	private Findings() {
	}

	/** One of them, at once. */
	static void print(Diagnosis diagnosis, Invocation invocation) {
		String verdict = Sentences.text(Findings.class, "doctor." + diagnosis.verdict().name().toLowerCase(Locale.ROOT));
		invocation.out().append(padded(verdict, VERDICT_WIDTH)).append(padded(diagnosis.subject(), SUBJECT_WIDTH)).append(diagnosis.message()).append('\n');
		if (!diagnosis.nextStep().isEmpty()) {
			invocation.out().append(" ".repeat(VERDICT_WIDTH + SUBJECT_WIDTH)).append("-> ").append(diagnosis.nextStep()).append('\n');
		}
		invocation.out().flush();
	}

	private static String padded(String text, int width) {
		return text + " ".repeat(Math.max(1, width - text.length()));
	}

	/** All of them. */
	static String json(List<Diagnosis> found) {
		StringWriter text = new StringWriter();
		try (JsonWriter json = new JsonWriter(text)) {
			json.setIndent("  ");
			json.setHtmlSafe(false);
			json.beginArray();
			for (Diagnosis diagnosis : found) {
				json.beginObject().name("verdict").value(diagnosis.verdict().name().toLowerCase(Locale.ROOT)).name("subject").value(diagnosis.subject());
				json.name("message").value(diagnosis.message()).name("nextStep").value(diagnosis.nextStep()).endObject();
			}
			json.endArray();
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return text.toString();
	}
}
