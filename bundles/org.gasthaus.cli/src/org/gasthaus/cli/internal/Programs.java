package org.gasthaus.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where programs are. */
final class Programs {
	private Programs() {
	}

	/** A program by its path, or by its name on the PATH; {@code null} if there is none. */
	static Path find(String name, Invocation invocation) {
		if (name.contains("/")) {
			Path path = invocation.directory().resolve(name).toAbsolutePath();
			return isProgram(path) ? path : null;
		}
		for (String folder : invocation.environment().getOrDefault("PATH", "").split(":")) {
			if (!folder.isEmpty() && isProgram(Path.of(folder, name))) {
				return Path.of(folder, name).toAbsolutePath();
			}
		}
		return null;
	}

	private static boolean isProgram(Path path) {
		return Files.isRegularFile(path) && Files.isExecutable(path);
	}
}
