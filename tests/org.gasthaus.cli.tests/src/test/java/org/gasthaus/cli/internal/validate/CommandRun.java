package org.gasthaus.cli.internal.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gasthaus.cli.Main;

/** One run of {@code gasthaus} in this JVM, with what it printed. */
final class CommandRun {
	private final int code;
	private final String out;
	private final String err;

	private CommandRun(int code, String out, String err) {
		this.code = code;
		this.out = out;
		this.err = err;
	}

	static CommandRun validate(Path directory, String... arguments) {
		List<String> all = new ArrayList<>(List.of("validate"));
		all.addAll(List.of(arguments));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		int code = Main.run(all.toArray(new String[0]), Map.of(), directory, new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8));
		return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

	CommandRun exits(int expected) {
		assertEquals(expected, code, () -> out + err);
		assertFalse(err.contains("\tat "), () -> "a stack trace: " + err);
		return this;
	}

	CommandRun prints(String... lines) {
		assertEquals(String.join("\n", lines) + (lines.length == 0 ? "" : "\n"), out);
		return this;
	}

	CommandRun printsStarting(String start) {
		assertTrue(out.startsWith(start), () -> out + err);
		return this;
	}

	CommandRun complains(String... lines) {
		assertEquals(String.join("\n", lines) + "\n", err);
		return this;
	}

	CommandRun complainsAbout(String... parts) {
		for (String part : parts) {
			assertTrue(err.contains(part), () -> "'" + part + "' is not in: " + err);
		}
		return this;
	}

	String out() {
		return out;
	}
}
