package org.gasthaus.install;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** What the build left for shipping, and copies of it to try things on. */
final class Built {
	private static final Path TOP = Path.of(System.getProperty("basedir", ".")).resolve("../..").toAbsolutePath().normalize();

	private Built() {
	}

	static Path site() {
		return TOP.resolve("releng/org.gasthaus.site/target/repository");
	}

	static Path commandLineArchive() throws IOException {
		return only(TOP.resolve("releng/org.gasthaus.cli.dist/target"), "gasthaus-cli-.*\\.tar\\.gz");
	}

	static Path workbenchArchive() throws IOException {
		return only(TOP.resolve("releng/org.gasthaus.products/target/products"), "gasthaus-workbench-.*-linux\\.gtk\\.x86_64\\.tar\\.gz");
	}

	static Path probe() throws IOException {
		return only(TOP.resolve("tests/org.gasthaus.install.probe/target"), "org\\.gasthaus\\.install\\.probe-[^-]*-SNAPSHOT\\.jar");
	}

	/** A fresh copy of one of the products in {@code org.gasthaus.install.products}. */
	static Eclipse copyOf(String product, String rootFolder, Path to) throws IOException {
		Path from = TOP.resolve("tests/org.gasthaus.install.products/target/products").resolve(product).resolve("linux/gtk/x86_64").resolve(rootFolder);
		Files.walkFileTree(from, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
				Files.createDirectories(to.resolve(from.relativize(folder).toString()));
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.copy(file, to.resolve(from.relativize(file).toString()));
				return FileVisitResult.CONTINUE;
			}
		});
		return new Eclipse(to);
	}

	/** Unpacks an archive with the tool that users have. */
	static Path unpack(Path archive, Path to) throws IOException, InterruptedException {
		Files.createDirectories(to);
		Run tar = Run.of(to, "tar", "-xzf", archive.toString());
		if (tar.code() != 0) {
			throw new IOException("tar: " + tar);
		}
		return only(to, "gasthaus-.*");
	}

	private static Path only(Path folder, String name) throws IOException {
		try (Stream<Path> entries = Files.list(folder)) {
			List<Path> found = entries.filter(entry -> entry.getFileName().toString().matches(name)).toList();
			if (found.size() != 1) {
				throw new IOException("Expected one " + name + " in " + folder + ", found " + found);
			}
			return found.get(0);
		}
	}
}
