package org.gasthaus.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

import org.gasthaus.cli.internal.CommandLine;

/** The command {@code gasthaus} in a plain JVM. */
public final class Main {
	private Main() {
	}

	/** Runs one command and ends the JVM with its exit code. */
	public static void main(String[] arguments) {
		int code = run(arguments, System.getenv(), Path.of(""), System.out, System.err);
		System.out.flush();
		// halt, not exit: no shutdown hook of ours exists, and libvirt's event thread must not be waited for
		System.err.flush();
		Runtime.getRuntime().halt(code);
	}

	/**
	 * Runs one command in this JVM.
	 *
	 * @param environment as {@link System#getenv()}
	 * @param directory what relative file names are relative to
	 * @return the exit code
	 */
	public static int run(String[] arguments, Map<String, String> environment, Path directory, PrintStream out, PrintStream err) {
		return new CommandLine(environment, directory, out, err).run(arguments);
	}
}
