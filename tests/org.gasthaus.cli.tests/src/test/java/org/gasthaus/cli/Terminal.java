package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.gasthaus.testkit.Await;

/** A line of the shell in a pseudo terminal of its own: what it says, and what is typed. */
final class Terminal implements AutoCloseable {
	private static final Path SCRIPT = Path.of("/usr/bin/script");
	/** For {@code env}: who starts the tests in the background has them ignore Ctrl+C, and with them all that they start. */
	private static final String INTERRUPTIBLE = "--default-signal=INT";

	/** Ctrl+C reaches the shell of the line too: this one waits for what it called and takes over its exit code, another ends at once with 130. */
	private static final String SHELL = "/bin/bash";

	final Process process;
	private final ByteArrayOutputStream said = new ByteArrayOutputStream();
	private final Thread reader;

	/** @param environment what is added to that of the test */
	Terminal(String line, Map<String, String> environment) throws IOException {
		assumeTrue(Files.isExecutable(SCRIPT), "script is not installed (package bsdutils): there is no terminal to try");
		ProcessBuilder builder = new ProcessBuilder("env", INTERRUPTIBLE, SCRIPT.toString(), "-qec", line, "/dev/null").redirectErrorStream(true);
		builder.environment().put("LC_ALL", "C.UTF-8");
		builder.environment().put("TERM", "xterm");
		builder.environment().put("SHELL", SHELL);
		builder.environment().putAll(environment);
		process = builder.start();
		reader = new Thread(() -> {
			try (InputStream output = process.getInputStream()) {
				byte[] bytes = new byte[1000];
				for (int count = output.read(bytes); count >= 0; count = output.read(bytes)) {
					synchronized (said) {
						said.write(bytes, 0, count);
					}
				}
			} catch (IOException e) {
				// the terminal is gone
			}
		});
		reader.start();
	}

	/** A program of the name gasthaus that runs what this test runs. */
	static Path gasthaus(Path folder) throws IOException {
		Path program = Files.writeString(folder.resolve("gasthaus"), "#!/bin/sh\nexec env " + INTERRUPTIBLE + " '" + ProcessHandle.current().info().command().orElseThrow()
				+ "' -Duser.language=en -cp '" + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
				+ "' org.gasthaus.cli.Main \"$@\"\n");
		assertTrue(program.toFile().setExecutable(true));
		return program;
	}

	String said() {
		synchronized (said) {
			return said.toString(StandardCharsets.UTF_8);
		}
	}

	Terminal until(String text) {
		try {
			Await.until(text, () -> said().contains(text));
		} catch (AssertionError e) {
			throw new AssertionError(text + " in: " + said(), e);
		}
		return this;
	}

	void type(String keys) throws IOException {
		OutputStream input = process.getOutputStream();
		input.write(keys.getBytes(StandardCharsets.UTF_8));
		input.flush();
	}

	/** Waits for the end. @return the exit code of the line */
	int exit() throws InterruptedException {
		assertTrue(process.waitFor(60, TimeUnit.SECONDS), this::said);
		reader.join(10_000);
		return process.exitValue();
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}
}
