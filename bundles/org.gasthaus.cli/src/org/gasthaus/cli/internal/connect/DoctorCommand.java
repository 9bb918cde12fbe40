package org.gasthaus.cli.internal.connect;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.Sentences;
import org.gasthaus.cli.internal.TerminalPrompt;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.core.doctor.Diagnosis;
import org.gasthaus.core.doctor.Diagnosis.Verdict;
import org.gasthaus.core.doctor.Doctor;
import org.gasthaus.core.doctor.Surroundings;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;

import com.google.gson.stream.JsonWriter;

/** {@code gasthaus doctor}: why a host cannot be reached, or what it lacks. Exit code 1 if there is a problem. */
public final class DoctorCommand implements Command {
	private static final int VERDICT_WIDTH = 9;
	private static final int SUBJECT_WIDTH = 14;

	@Override
	public String help() {
		return Sentences.text(getClass(), "doctor.help");
	}

	@Override
	public int run(List<String> arguments, Invocation invocation) throws HypervisorException, UsageException {
		boolean json = false;
		ConnectionUri uri = null;
		for (String argument : arguments) {
			if (argument.equals("--help")) {
				invocation.out().append(help());
				return 0;
			} else if (argument.equals("--json")) {
				json = true;
			} else if (uri != null || argument.startsWith("-")) {
				throw new UsageException(Sentences.text(getClass(), "doctor.one"));
			} else {
				uri = invocation.host(argument);
			}
		}
		ConnectionUri host = uri == null ? invocation.host() : uri;
		Doctor doctor = new Doctor(invocation.backends(), Surroundings.ofThisMachine(), new TerminalPrompt(), invocation.limits(host));
		boolean quiet = json;
		List<Diagnosis> found = doctor.examine(host, diagnosis -> {
			if (!quiet) {
				print(diagnosis, invocation);
			}
		}, null);
		if (json) {
			invocation.out().append(json(found)).append('\n');
		}
		return found.stream().anyMatch(diagnosis -> diagnosis.verdict() == Verdict.PROBLEM) ? 1 : 0;
	}

	private void print(Diagnosis diagnosis, Invocation invocation) {
		String verdict = Sentences.text(getClass(), "doctor." + diagnosis.verdict().name().toLowerCase(Locale.ROOT));
		invocation.out().append(padded(verdict, VERDICT_WIDTH)).append(padded(diagnosis.subject(), SUBJECT_WIDTH)).append(diagnosis.message()).append('\n');
		if (!diagnosis.nextStep().isEmpty()) {
			invocation.out().append(" ".repeat(VERDICT_WIDTH + SUBJECT_WIDTH)).append("-> ").append(diagnosis.nextStep()).append('\n');
		}
		invocation.out().flush();
	}

	private static String padded(String text, int width) {
		return text + " ".repeat(Math.max(1, width - text.length()));
	}

	private static String json(List<Diagnosis> found) {
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
