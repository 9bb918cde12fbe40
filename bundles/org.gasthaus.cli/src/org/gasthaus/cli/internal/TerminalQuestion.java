package org.gasthaus.cli.internal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One key at the terminal of the standard input, without Enter. Its modes are changed by {@code stty}, which every system with terminals has. */
final class TerminalQuestion implements EditQuestion {
	private static final int END_OF_TEXT = 3;

	/** Not {@code System.in}, which takes more than it is asked for: what is typed after the key is for the next one who reads. */
	private final InputStream in = new FileInputStream(FileDescriptor.in);

	@Override
	public boolean isPossible() {
		return modes() != null;
	}

	/** How the terminal is set; {@code null} if the standard input is none. */
	static String modes() {
		return stty("-g");
	}

	/** Sets it again. */
	static void restore(String modes) {
		stty(modes);
	}

	@Override
	public char key(Runnable asking) {
		String modes = modes();
		if (modes == null) {
			return 'n';
		}
		Thread restore = new Thread(() -> restore(modes), "terminal");
		Runtime.getRuntime().addShutdownHook(restore);
		stty("-icanon", "-echo", "-isig", "min", "1", "time", "0");
		try {
			asking.run();
			int key = in.read();
			return key < 0 || key == END_OF_TEXT ? 'n' : (char) Character.toLowerCase(key);
		} catch (IOException e) {
			return 'n';
		} finally {
			restore(modes);
			Runtime.getRuntime().removeShutdownHook(restore);
		}
	}

	/** @return what it printed, {@code null} if the standard input is no terminal */
	private static String stty(String... arguments) {
		List<String> command = new ArrayList<>(List.of("stty"));
		command.addAll(List.of(arguments));
		try {
			Process process = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.INHERIT).redirectErrorStream(true).start();
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
			return process.waitFor() == 0 ? said : null;
		} catch (IOException e) {
			return null;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return null;
		}
	}
}
