package org.gasthaus.cli.internal.validate;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The addresses of files in a SARIF log. */
final class SarifFiles {
	/** What stands for the working directory. */
	static final String BASE = "%SRCROOT%";

	private final Path directory;

	SarifFiles(Path directory) {
		this.directory = directory.toAbsolutePath().normalize();
	}

	/** The address of the working directory, with a slash at its end. */
	String base() {
		String root = "file://" + encoded(directory);
		return root.endsWith("/") ? root : root.concat("/");
	}

	/** The way from the working directory to a file in or below it; {@code null} for others. */
	String relative(String name) {
		Path file = resolved(name);
		return file != null && file.startsWith(directory) && !file.equals(directory) ? encoded(directory.relativize(file)) : null;
	}

	/** The address of any file; for the standard input a word. */
	String absolute(String name) {
		Path file = resolved(name);
		return file == null ? "stdin" : "file://" + encoded(file);
	}

	private Path resolved(String name) {
		return name.equals(Messages.text("standardInput")) ? null : directory.resolve(name).normalize();
	}

	private static String encoded(Path path) {
		StringBuilder result = new StringBuilder(path.isAbsolute() ? "/" : "");
		for (Path segment : path) {
			result.append(result.length() == 0 || result.charAt(result.length() - 1) == '/' ? "" : "/").append(encoded(segment.toString()));
		}
		return result.toString();
	}

	private static String encoded(String segment) {
		try {
			// a slash before it, or a colon would make it a scheme
			return new URI(null, null, '/' + segment, null).toASCIIString().substring(1).replace(":", "%3A");
		} catch (URISyntaxException impossible) {
			throw new IllegalArgumentException(segment, impossible);
		}
	}
}
