package org.gasthaus.cli.internal.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.gasthaus.cli.internal.Completion;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.Words;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines that somebody writes at a terminal: with history in a file of the user's cache, and completion. */
final class TerminalLines implements ShellCommand.Lines {
	/** Commands whose arguments may be secret: their lines are not kept. */
	private static final List<String> SECRET = List.of("secret-set-value", "set-user-password");

	private final Terminal terminal;
	private final LineReader reader;

	TerminalLines(Invocation invocation) throws IOException {
		terminal = TerminalBuilder.builder().system(true).build();
		DefaultParser parser = new DefaultParser();
		parser.setEofOnUnclosedQuote(false);
		reader = LineReaderBuilder.builder().terminal(terminal).parser(parser).completer((lineReader, line, candidates) -> complete(line, candidates, invocation))
				.variable(LineReader.HISTORY_FILE, history()).variable(LineReader.HISTORY_IGNORE, String.join(":", SECRET.stream().map(word -> "*" + word + "*").toList()))
				.option(LineReader.Option.HISTORY_IGNORE_SPACE, true).option(LineReader.Option.DISABLE_EVENT_EXPANSION, true).build();
	}

	private static Path history() throws IOException {
		String cache = System.getenv("XDG_CACHE_HOME");
		Path folder = (cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache)).resolve("gasthaus");
		if (!Files.isDirectory(folder)) {
			Files.createDirectories(folder);
			if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
				Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
			}
		}
		return folder.resolve("history");
	}

	private static void complete(ParsedLine line, List<Candidate> candidates, Invocation invocation) {
		for (String word : Completion.of(Words.unfinished(line.line().substring(0, line.cursor())), invocation)) {
			candidates.add(new Candidate(word));
		}
	}

	@Override
	public String next(String prompt) {
		while (true) {
			try {
				return reader.readLine(prompt);
			} catch (UserInterruptException interrupted) {
				// Ctrl+C throws the line away, as in every shell
			} catch (EndOfFileException end) {
				return null;
			}
		}
	}

	@Override
	public void close() throws IOException {
		terminal.close();
	}
}
