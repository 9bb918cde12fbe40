package org.gasthaus.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What a program printed, and its exit code. */
record Outcome(int code, String out, String err) {
	/** Runs {@code gasthaus} in this JVM. */
	static Outcome ofGasthaus(Path directory, String... arguments) {
		return ofGasthaus(directory, Map.of(), arguments);
	}

	static Outcome ofGasthaus(Path directory, Map<String, String> environment, String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		int code = Main.run(arguments, environment, directory, new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8));
		return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

	/** Runs {@code virsh}. */
	static Outcome ofVirsh(Path directory, String... arguments) throws IOException, InterruptedException {
		return ofVirsh(directory, Map.of(), arguments);
	}

	/** When {@code virsh} does not end it is asked once more: 9.0.0 now and then watches for ever a job that is already over. */
	static Outcome ofVirsh(Path directory, Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
		Optional<Outcome> outcome = virsh(directory, environment, arguments);
		return outcome.isPresent() ? outcome.get()
				: virsh(directory, environment, arguments).orElseThrow(() -> new AssertionError("virsh does not end: " + List.of(arguments)));
	}

	private static Optional<Outcome> virsh(Path directory, Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("virsh"));
		command.addAll(List.of(arguments));
		Path out = Files.createTempFile("virsh", ".out");
		Path err = Files.createTempFile("virsh", ".err");
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().put("LC_ALL", "C.UTF-8");
		builder.environment().keySet().removeAll(List.of("LIBVIRT_DEFAULT_URI", "VIRSH_DEFAULT_CONNECT_URI"));
		builder.environment().remove("VISUAL");
		builder.environment().putAll(environment);
		try {
			Process process = builder.start();
			if (!process.waitFor(60, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				return Optional.empty();
			}
			return Optional.of(new Outcome(process.exitValue(), Files.readString(out), Files.readString(err)));
		} finally {
			Files.delete(out);
			Files.delete(err);
		}
	}

	static boolean isVirshThere() {
		for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
			if (Files.isExecutable(Path.of(folder, "virsh"))) {
				return true;
			}
		}
		return false;
	}

	/** Without what only Gasthaus prints, what virsh says or not as its thread of events happens to run, and processor times, which no two calls have in common. */
	Outcome comparable() {
		return new Outcome(code, without(out, "CPU time:", "Gasthaus:"), without(err, "hint:", "Disconnected from "));
	}

	private static String without(String text, String... starts) {
		return text.lines().filter(line -> {
			for (String start : starts) {
				if (line.startsWith(start)) {
					return false;
				}
			}
			return true;
		}).map(line -> line + "\n").collect(Collectors.joining());
	}
}
