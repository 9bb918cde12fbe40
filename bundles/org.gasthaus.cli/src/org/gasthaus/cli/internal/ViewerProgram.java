package org.gasthaus.cli.internal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.osgi.util.NLS;

/** A program that shows a screen: what the user names, else the first that is installed of those that are usual. */
final class ViewerProgram {
	private static final String VNC_VIEWER = "vncviewer";
	private static final String DESKTOP = "xdg-open";
	private static final long END_SECONDS = 5;
	private static final int NOT_EXECUTABLE = 126;
	private static final int NOT_FOUND = 127;
	private static final int INTERRUPTED = 128 + 2;

	private final String command;
	private final String name;
	private final boolean chosen;

	private ViewerProgram(String command, String name, boolean chosen) {
		this.command = command;
		this.name = name;
		this.chosen = chosen;
	}

	/**
	 * Finds one.
	 *
	 * @param named what the user wants, {@code null} if nothing; read by the shell, so that it may have options
	 * @return {@code null} if nothing is named or installed
	 */
	static ViewerProgram find(String named, GuestDisplay display, Invocation invocation) {
		String wanted = named != null ? named : invocation.environment().getOrDefault("GASTHAUS_VIEWER", "");
		if (!wanted.isBlank()) {
			String first = wanted.strip().split("\\s+")[0].replaceAll("['\"]", "");
			return new ViewerProgram(wanted, first.substring(first.lastIndexOf('/') + 1), true);
		}
		for (String usual : List.of("remote-viewer", VNC_VIEWER, DESKTOP)) {
			Path path = usual.equals(VNC_VIEWER) && !display.type().equals(GuestDisplay.VNC) ? null : Programs.find(usual, invocation);
			if (path != null) {
				return new ViewerProgram(usual, usual, false);
			}
		}
		return null;
	}

	/** Whether it ends as soon as it has told the desktop to show it. */
	boolean handsOver() {
		return name.equals(DESKTOP);
	}

	/** Starts it. What it prints goes to standard error: standard output is for the address. */
	Process start(GuestDisplay display, Invocation invocation) throws CommandFailure {
		String argument = name.contains(VNC_VIEWER) && display.type().equals(GuestDisplay.VNC) ? display.forVncviewer() : display.uri();
		ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec >&2\n" + command + " \"$1\"", "sh", argument).inheritIO()
				.directory(invocation.directory().toAbsolutePath().toFile());
		if (System.console() == null) {
			builder.redirectInput(Redirect.from(new File("/dev/null")));
		}
		builder.environment().putAll(invocation.environment());
		try {
			return builder.start();
		} catch (IOException e) {
			throw new CommandFailure(NLS.bind(Messages.Viewer_start, command, e.getMessage()), Messages.Hint_viewerProgram);
		}
	}

	/** @throws CommandFailure if it did not end well */
	void check(int code, CompletableFuture<?> interrupted) throws CommandFailure {
		if (code == INTERRUPTED) {
			// Ctrl+C is for both of us, and it may be the first to hear it
			interrupted.completeOnTimeout(null, END_SECONDS, TimeUnit.SECONDS).join();
		} else if (code == NOT_FOUND || code == NOT_EXECUTABLE) {
			throw new CommandFailure(NLS.bind(Messages.Viewer_notThere, command), Messages.Hint_viewerProgram);
		} else if (code != 0) {
			throw new CommandFailure(NLS.bind(Messages.Viewer_code, command, Integer.toString(code)), chosen ? Messages.Hint_viewerProgram : "");
		}
	}

	/** Ends it, with all that it has started. */
	static void end(Process process) {
		List<ProcessHandle> all = process.descendants().toList();
		process.destroy();
		all.forEach(ProcessHandle::destroy);
		try {
			process.waitFor(END_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		process.destroyForcibly();
		all.forEach(ProcessHandle::destroyForcibly);
	}
}
