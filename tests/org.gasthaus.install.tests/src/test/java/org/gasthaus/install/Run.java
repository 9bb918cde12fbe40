package org.gasthaus.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that ran to its end.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Run(int code, String out, String err) {
	private static final int PATIENCE_SECONDS = 180;

	static Run of(Path directory, String... command) throws IOException, InterruptedException {
		return of(directory, Map.of(), List.of(command));
	}

	/** @param environment added to this process's own; an empty value takes the variable away */
	static Run of(Path directory, Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
		Path out = Files.createTempFile("gasthaus", ".out");
		Path err = Files.createTempFile("gasthaus", ".err");
		try {
			ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
			environment.forEach((name, value) -> {
				if (value.isEmpty()) {
					builder.environment().remove(name);
				} else {
					builder.environment().put(name, value);
				}
			});
			Process process = builder.start();
			process.getOutputStream().close();
			if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly().waitFor();
				throw new IOException(command + " did not end in " + PATIENCE_SECONDS + " s.\n" + Files.readString(out) + Files.readString(err));
			}
			return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
		} finally {
			Files.delete(out);
			Files.delete(err);
		}
	}
}
