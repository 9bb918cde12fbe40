package org.gasthaus.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jline.utils.Signals;

/** The user's editor: {@code $VISUAL}, else {@code $EDITOR}, else {@code vi}. It has the terminal until it ends; only one runs at a time. */
final class EditorProgram {
	private static final String INTERRUPT = "INT";
	/** Beside the text, in a folder of its own: there after a Ctrl+C. */
	private static final String HEARD = ".interrupted";
	private static final int LATE_SECONDS = 5;
	private static final Object TERMINAL = new Object();
	private static final int NOT_FOUND = 127;
	private static final int SIGNAL = 128;

	private final String command;

	EditorProgram(Map<String, String> environment) {
		String visual = environment.getOrDefault("VISUAL", "");
		String editor = environment.getOrDefault("EDITOR", "");
		command = !visual.isEmpty() ? visual : !editor.isEmpty() ? editor : "vi";
	}

	/** Lets the user edit a file. Its name follows the command, which may have options and is read by the shell. */
	void edit(Path file, Path directory) throws CommandFailure {
		synchronized (TERMINAL) {
			String modes = TerminalQuestion.modes();
			CountDownLatch interrupted = new CountDownLatch(1);
			// what Ctrl+C means while the editor has the terminal is the editor's business
			Object before = Signals.register(INTERRUPT, interrupted::countDown);
			int code;
			try {
				code = run(file, directory, interrupted);
			} finally {
				Signals.unregister(INTERRUPT, before);
			}
			if (code != 0) {
				if (modes != null) {
					TerminalQuestion.restore(modes);
				}
				String how = code == NOT_FOUND ? "cannot be started" : code > SIGNAL ? "was ended by signal " + (code - SIGNAL) : "ended with exit status " + code;
				throw new CommandFailure("the editor '" + command + "' " + how, Messages.Edit_editor);
			}
		}
	}

	/** @param interrupted is counted down by a Ctrl+C, which the virtual machine may hear of only after the editor has ended: then it would end itself */
	private int run(Path file, Path directory, CountDownLatch interrupted) throws CommandFailure {
		Path heard = file.resolveSibling(HEARD);
		Process process;
		try {
			process = new ProcessBuilder("sh", "-c", "trap ': >\"$2\"' INT\n" + command + " \"$1\"", "sh", file.toString(), heard.toString()).inheritIO()
					.directory(directory.toAbsolutePath().toFile()).start();
		} catch (IOException e) {
			throw new CommandFailure("the editor '" + command + "' cannot be started: " + e.getMessage(), Messages.Edit_editor);
		}
		try {
			int code = process.waitFor();
			if (heard.toFile().delete()) {
				interrupted.await(LATE_SECONDS, TimeUnit.SECONDS);
			}
			return code;
		} catch (InterruptedException e) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new CommandFailure("the editor '" + command + "' was interrupted");
		}
	}
}
