package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.function.Executable;

/**
 * Commands that virsh and Gasthaus run one after the other, each program on a host of its own, so that both begin with the
 * same. A command is split at blanks; {@code _} in it stands for an empty argument.
 */
final class Sequence {
	private final Path folder;
	private final UnaryOperator<String> same;
	private final Settling settling;

	/** Brings a host to where both programs find the same, after a command and before the next one. */
	@FunctionalInterface
	interface Settling {
		void after(String uri, String command) throws IOException, InterruptedException;
	}

	/** @param same replaces what no two runs have in common */
	Sequence(Path folder, UnaryOperator<String> same) {
		this(folder, same, (uri, command) -> {
		});
	}

	Sequence(Path folder, UnaryOperator<String> same, Settling settling) {
		this.folder = folder;
		this.same = same;
		this.settling = settling;
	}

	/** Runs a program once. */
	@FunctionalInterface
	interface Program {
		Outcome run(Path directory, String... arguments) throws IOException, InterruptedException;
	}

	/** A host for one program. */
	@FunctionalInterface
	interface Host<T extends AutoCloseable> {
		T start() throws IOException;
	}

	/** How to name a host. */
	@FunctionalInterface
	interface Uri<T> {
		String of(T host);
	}

	/** Runs the commands with both programs, each on a host that is started for it, and compares what they said. */
	<T extends AutoCloseable> void compare(Host<T> start, Uri<T> uri, List<String> commands) throws Exception {
		List<Outcome> virsh;
		try (T host = start.start()) {
			virsh = run(Outcome::ofVirsh, uri.of(host), commands);
		}
		List<Outcome> gasthaus;
		try (T host = start.start()) {
			gasthaus = run(Outcome::ofGasthaus, uri.of(host), commands);
		}
		List<Executable> comparisons = new ArrayList<>();
		for (int i = 0; i < commands.size(); i++) {
			int index = i;
			comparisons.add(() -> assertEquals(virsh.get(index), gasthaus.get(index), "command " + index + ": " + commands.get(index)));
		}
		assertAll(comparisons);
	}

	private List<Outcome> run(Program program, String uri, List<String> commands) throws IOException, InterruptedException {
		List<Outcome> outcomes = new ArrayList<>();
		for (String command : commands) {
			String[] words = ("-c " + uri + " " + command).split(" ");
			for (int i = 0; i < words.length; i++) {
				words[i] = words[i].equals("_") ? "" : words[i];
			}
			Outcome outcome = program.run(folder, words).comparable();
			outcomes.add(new Outcome(outcome.code(), same.apply(outcome.out()), same.apply(outcome.err())));
			settling.after(uri, command);
		}
		return outcomes;
	}
}
