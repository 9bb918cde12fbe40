package org.gasthaus.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * An installed Eclipse, or a bare Equinox.
 *
 * @param folder where it lies
 */
record Eclipse(Path folder) {
	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	/** Starts it. Without an application in the arguments, the one it was made for. */
	Run start(List<String> jvm, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-Duser.language=en", "-Duser.country=US"));
		command.addAll(jvm);
		command.addAll(List.of("-jar", launcher().toString(), "-nosplash"));
		command.addAll(List.of(arguments));
		return Run.of(folder, Map.of(), command);
	}

	/**
	 * Installs features into a target with the p2 director of this Eclipse, from one repository and nothing else.
	 *
	 * @param target this one, or another that has no director of its own
	 */
	Run install(Path repository, Eclipse target, String... features) throws IOException, InterruptedException {
		return start(List.of(), "-application", "org.eclipse.equinox.p2.director", "-consoleLog", "-data", folder.resolve("director-data").toString(),
				"-repository", repository.toUri().toString(), "-installIU", String.join(",", Stream.of(features).map(id -> id + ".feature.group").toList()),
				"-destination", target.folder.toString(), "-profile", "DefaultProfile");
	}

	/** Adds a bundle without p2, the way a developer would: one more line in the list of bundles. */
	void add(Path jar) throws IOException {
		try (JarFile file = new JarFile(jar.toFile())) {
			Attributes headers = file.getManifest().getMainAttributes();
			Files.writeString(bundlesInfo(), headers.getValue("Bundle-SymbolicName").split(";")[0] + "," + headers.getValue("Bundle-Version") + "," + jar.toUri()
					+ ",4,false\n", StandardOpenOption.APPEND);
		}
	}

	/** Names of the bundles it would start with. */
	Set<String> bundles() throws IOException {
		Set<String> names = new TreeSet<>();
		for (String line : Files.readAllLines(bundlesInfo())) {
			if (!line.startsWith("#") && !line.isBlank()) {
				names.add(line.split(",")[0]);
			}
		}
		return names;
	}

	private Path bundlesInfo() {
		return folder.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
	}

	private Path launcher() throws IOException {
		try (Stream<Path> plugins = Files.list(folder.resolve("plugins"))) {
			return plugins.filter(plugin -> plugin.getFileName().toString().matches("org\\.eclipse\\.equinox\\.launcher_.*\\.jar")).findFirst().orElseThrow();
		}
	}
}
