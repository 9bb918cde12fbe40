package org.gasthaus.cli.internal.connect;

import java.util.List;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.Sentences;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.hypervisor.UriExplanation;

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
	public int run(List<String> arguments, Invocation invocation) throws UsageException {
		if (arguments.size() != 1) {
			throw new UsageException(Sentences.text(getClass(), "explainUri.one"));
		}
		if (arguments.get(0).equals("--help")) {
			invocation.out().append(help());
			return 0;
		}
		UriExplanation explanation = UriExplanation.of(arguments.get(0));
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
}
