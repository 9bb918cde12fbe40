package org.gasthaus.cli.internal.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gasthaus.cli.Main;

/** One run of {@code gasthaus} in this JVM, with what it printed. */
public final class CommandRun {
	private final int code;
	private final byte[] bytes;
	private final String out;
	private final String err;

	private CommandRun(int code, byte[] bytes, String err) {
		this.code = code;
		this.bytes = bytes;
		this.out = new String(bytes, StandardCharsets.UTF_8);
		this.err = err;
	}

	static CommandRun validate(Path directory, String... arguments) {
		List<String> all = new ArrayList<>(List.of("validate"));
		all.addAll(List.of(arguments));
		return gasthaus(directory, all.toArray(new String[0]));
	}

	/** Any command, with something on the standard input. */
	public static CommandRun withInput(byte[] input, Path directory, String... arguments) {
		InputStream before = System.in;
		System.setIn(new ByteArrayInputStream(input));
		try {
			return gasthaus(directory, arguments);
		} finally {
			System.setIn(before);
		}
	}

	/** Any command. */
	public static CommandRun gasthaus(Path directory, String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		int code = Main.run(arguments, Map.of(), directory, new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8));
		return new CommandRun(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
	}

	public CommandRun exits(int expected) {
		assertEquals(expected, code, () -> out + err);
		assertFalse(err.contains("\tat "), () -> "a stack trace: " + err);
		return this;
	}

	public CommandRun prints(String... lines) {
		assertEquals(String.join("\n", lines) + (lines.length == 0 ? "" : "\n"), out);
		return this;
	}

	public CommandRun printsStarting(String start) {
		assertTrue(out.startsWith(start), () -> out + err);
		return this;
	}

	public CommandRun complains(String... lines) {
		assertEquals(String.join("\n", lines) + "\n", err);
		return this;
	}

	public CommandRun complainsAbout(String... parts) {
		for (String part : parts) {
			assertTrue(err.contains(part), () -> "'" + part + "' is not in: " + err);
		}
		return this;
	}

	/** What was printed, as it is. */
	public byte[] bytes() {
		return bytes;
	}

	/** What was printed. */
	public String out() {
		return out;
	}
}
