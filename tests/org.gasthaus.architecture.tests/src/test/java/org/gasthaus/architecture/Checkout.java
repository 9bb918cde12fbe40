package org.gasthaus.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The sources that the tests run in. */
final class Checkout {
	private static final Path TOP = Path.of(System.getProperty("basedir", ".")).resolve("../..").toAbsolutePath().normalize();
	private static final Set<String> NOT_OURS = Set.of(".git", ".build", "target", "bin", "src-gen", ".settings");

	private Checkout() {
	}

	static Path top() {
		return TOP;
	}

	/** The folders of a kind: bundles, features, tests. */
	static List<Path> modules(String kind) throws IOException {
		try (Stream<Path> folders = Files.list(TOP.resolve(kind))) {
			return folders.filter(folder -> folder.getFileName().toString().startsWith(ArchitectureMap.OURS))
					.filter(folder -> Files.exists(folder.resolve("META-INF/MANIFEST.MF")) || Files.exists(folder.resolve("feature.xml")))
					.sorted().toList();
		}
	}

	/** Every file that git tracks or would; without git every file that no build made. */
	static List<Path> files() throws IOException, InterruptedException {
		if (Files.exists(TOP.resolve(".git"))) {
			Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").directory(TOP.toFile())
					.redirectError(ProcessBuilder.Redirect.INHERIT).start();
			String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (git.waitFor() != 0) {
				throw new IOException("git ls-files ended with " + git.exitValue());
			}
			return names.isEmpty() ? List.of() : Stream.of(names.split("\0")).map(TOP::resolve).filter(Files::isRegularFile).toList();
		}
		try (Stream<Path> files = Files.walk(TOP)) {
			return files.filter(file -> {
				for (Path part : TOP.relativize(file)) {
					if (NOT_OURS.contains(part.toString())) {
						return false;
					}
				}
				return Files.isRegularFile(file);
			}).toList();
		}
	}
}
