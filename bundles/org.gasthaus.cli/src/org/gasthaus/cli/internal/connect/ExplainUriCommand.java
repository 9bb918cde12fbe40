package org.gasthaus.cli.internal.connect;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.Sentences;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.UriExplanation;

import com.google.gson.stream.JsonWriter;

/**
 * {@code gasthaus explain-uri}: what a connection URI means, or what is wrong with it and what was probably meant. Asks no host. Exit code 1 for a
 * URI that libvirt would refuse.
 */
public final class ExplainUriCommand implements Command {
	@Override
	public String help() {
		return Sentences.text(getClass(), "explainUri.help");
	}

	@Override
	public int run(List<String> arguments, Invocation invocation) throws HypervisorException, UsageException {
		boolean json = arguments.contains("--json");
		List<String> uris = arguments.stream().filter(argument -> !argument.equals("--json")).toList();
		if (uris.size() != 1) {
			throw new UsageException(Sentences.text(getClass(), "explainUri.one"));
		}
		if (uris.get(0).equals("--help")) {
			invocation.out().append(help());
			return 0;
		}
		String uri = invocation.meant(uris.get(0));
		String alias = uri.equals(uris.get(0)) ? null : uris.get(0);
		UriExplanation explanation = UriExplanation.of(uri);
		if (json) {
			invocation.out().append(json(explanation, alias, uri)).append('\n');
			return explanation.isRefused() ? 1 : 0;
		}
		if (alias != null) {
			(explanation.isRefused() ? invocation.err() : invocation.out()).append(Sentences.text(getClass(), "explainUri.alias", alias, uri)).append('\n');
		}
		for (UriExplanation.Problem problem : explanation.problems()) {
			invocation.err().append(problem.refused() ? "error: " : "warning: ").append(problem.message()).append('\n');
			if (problem.proposal() != null) {
				invocation.err().append("hint: ").append(problem.proposal()).append('\n');
			}
		}
		if (explanation.isRefused()) {
			return 1;
		}
		explanation.sentences().forEach(sentence -> invocation.out().append(sentence).append('\n'));
		return 0;
	}

	/** @param alias {@code null} if the URI itself was given */
	private static String json(UriExplanation explanation, String alias, String uri) {
		StringWriter text = new StringWriter();
		try (JsonWriter json = new JsonWriter(text)) {
			json.setIndent("  ");
			json.setHtmlSafe(false);
			json.beginObject();
			if (alias != null) {
				json.name("alias").value(alias).name("uri").value(uri);
			}
			json.name("refused").value(explanation.isRefused()).name("sentences").beginArray();
			for (String sentence : explanation.isRefused() ? List.<String>of() : explanation.sentences()) {
				json.value(sentence);
			}
			json.endArray().name("problems").beginArray();
			for (UriExplanation.Problem problem : explanation.problems()) {
				json.beginObject().name("refused").value(problem.refused()).name("message").value(problem.message()).name("proposal").value(problem.proposal()).endObject();
			}
			json.endArray().endObject();
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return text.toString();
	}
}
