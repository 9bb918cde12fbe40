package org.gasthaus.cli.internal.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Completion;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.Sentences;
import org.gasthaus.cli.internal.UsageException;

/** {@code gasthaus completion bash|zsh} prints what a shell wants to read; {@code gasthaus completion --of WORD…} is what it then asks. */
public final class CompletionCommand implements Command {
	@Override
	public boolean answersAsJson() {
		return false;
	}

	@Override
	public String help() {
		return Sentences.text(getClass(), "completion.help");
	}

	@Override
	public int run(List<String> arguments, Invocation invocation) throws UsageException {
		String first = arguments.isEmpty() ? "" : arguments.get(0);
		switch (first) {
		case "--of" -> {
			if (arguments.size() > 1) {
				Completion.of(arguments.subList(1, arguments.size()), invocation).forEach(word -> invocation.out().append(word).append('\n'));
			}
			return 0;
		}
		case "bash", "zsh" -> {
			invocation.out().append(script(first));
			return 0;
		}
		case "--help" -> {
			invocation.out().append(help());
			return 0;
		}
		default -> throw new UsageException(Sentences.text(getClass(), "completion.shell", first));
		}
	}

	private String script(String shell) {
		try (InputStream in = getClass().getResourceAsStream("completion." + shell)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
