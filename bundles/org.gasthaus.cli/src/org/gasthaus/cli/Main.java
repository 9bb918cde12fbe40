package org.gasthaus.cli;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

import org.gasthaus.cli.internal.CommandLine;
import org.gasthaus.cli.internal.StandardOutput;

/** The command {@code gasthaus} in a plain JVM. */
public final class Main {
	private Main() {
	}

	/** Where the libraries of a Linux system are: of Debian's kind and of the others'. */
	private static final String[] LIBRARY_FOLDERS = { "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib" };

	/** Runs one command and ends the JVM with its exit code. */
	public static void main(String[] arguments) {
		spareLibrarySearch();
		StandardOutput out = new StandardOutput();
		PrintStream printer = out.printer();
		int code = run(arguments, System.getenv(), Path.of(""), printer, System.err);
		printer.flush();
		System.out.flush();
		code = out.exitCode(code, System.err);
		System.err.flush();
		end(code);
	}

	/** By exit, not halt: libvirt's event thread ends by a hook, or the JVM waits for it. A JVM that a signal ends already gets the command's code. */
	private static void end(int code) {
		Thread probe = new Thread();
		try {
			Runtime.getRuntime().addShutdownHook(probe);
			Runtime.getRuntime().removeShutdownHook(probe);
		} catch (IllegalStateException ending) {
			Runtime.getRuntime().halt(code);
		}
		System.exit(code);
	}

	/**
	 * To learn where libraries are, JNA starts a process, {@code ldconfig -p}. Where libvirt is in one of the usual folders
	 * that is not needed; everywhere else, and for everybody else in a JVM that is not ours, it stays as it is.
	 */
	private static void spareLibrarySearch() {
		String property = "jna.platform.library.path";
		if (System.getProperty(property) != null) {
			return;
		}
		for (String folder : LIBRARY_FOLDERS) {
			if (new File(folder, "libvirt.so.0").exists() && new File(folder, "libvirt-qemu.so.0").exists()) {
				System.setProperty(property, folder);
				return;
			}
		}
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
