package org.gasthaus.cli.internal.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.Sentences;
import org.gasthaus.cli.internal.ShellCommands;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.cli.internal.Words;

/** {@code gasthaus shell}: commands one after the other on one connection, at a terminal with history and completion. */
public final class ShellCommand implements Command {
	private final InputStream in;

	/** @param in read if there is no terminal */
	public ShellCommand(InputStream in) {
		this.in = in;
	}

	@Override
	public boolean answersAsJson() {
		return false;
	}

	@Override
	public String help() {
		return Sentences.text(getClass(), "shell.help");
	}

	/** Where the lines come from. */
	interface Lines extends AutoCloseable {
		/** The next line, {@code null} at the end. */
		String next(String prompt) throws IOException;

		@Override
		void close() throws IOException;
	}

	@Override
	public int run(List<String> arguments, Invocation invocation) throws UsageException {
		if (arguments.equals(List.of("--help"))) {
			invocation.out().append(help());
			return 0;
		}
		if (!arguments.isEmpty()) {
			throw new UsageException(Sentences.text(getClass(), "shell.arguments", arguments.get(0)));
		}
		boolean terminal = System.console() != null && in == System.in;
		try (Lines lines = terminal ? new TerminalLines(invocation) : new PlainLines()) {
			if (terminal && !invocation.quiet()) {
				invocation.out().append(Sentences.text(getClass(), "shell.welcome")).append('\n');
				invocation.out().flush();
			}
			return read(lines, invocation);
		} catch (IOException e) {
			throw new UsageException(Sentences.text(getClass(), "shell.input", String.valueOf(e.getMessage())));
		}
	}

	/** @return the exit code of the last command */
	private int read(Lines lines, Invocation invocation) throws IOException {
		int code = 0;
		StringBuilder text = new StringBuilder();
		for (String line = lines.next(prompt(invocation)); line != null; line = lines.next(text.length() == 0 ? prompt(invocation) : "> ")) {
			text.append(line);
			if (line.endsWith("\\")) {
				text.append('\n');
				continue;
			}
			List<List<String>> commands;
			try {
				commands = Words.split(text.toString());
			} catch (UsageException e) {
				invocation.err().append("error: ").append(e.getMessage()).append('\n');
				code = 1;
				commands = List.of();
			}
			text.setLength(0);
			int end = 0;
			while (end < commands.size() && !ShellCommands.endsAll(commands.get(end))) {
				end++;
			}
			code = end == 0 ? code : invocation.run(commands.subList(0, end));
			if (end < commands.size()) {
				return code;
			}
			invocation.out().flush();
			invocation.err().flush();
		}
		return code;
	}

	private static String prompt(Invocation invocation) {
		return invocation.readOnly() ? "gasthaus > " : "gasthaus # ";
	}

	/** Lines of a file or of another program: no prompt is printed. */
	private final class PlainLines implements Lines {
		private final BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));

		@Override
		public String next(String prompt) throws IOException {
			return reader.readLine();
		}

		@Override
		public void close() {
			// not ours
		}
	}
}
