package org.gasthaus.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive with the command line works where it is unpacked, with any Java that is new enough, and with or without its cache. */
class CommandLineArchiveTest {
	@TempDir
	Path folder;

	private Path home;
	private final Map<String, String> environment = new TreeMap<>();

	@BeforeEach
	void unpack() throws IOException, InterruptedException {
		home = Built.unpack(Built.commandLineArchive(), folder.resolve("a place with spaces"));
		environment.put("JAVA_HOME", System.getProperty("java.home"));
		environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
	}

	@Test
	void runsAndSaysItsVersion() throws IOException, InterruptedException {
		Run run = gasthaus("version");
		assertEquals(0, run.code(), run::toString);
		assertTrue(run.out().matches("(?s).*\\d+\\.\\d+\\.\\d+.*"), run::toString);
	}

	@Test
	void runsThroughALinkFromAnotherFolder() throws IOException, InterruptedException {
		Path link = Files.createSymbolicLink(folder.resolve("gasthaus"), home.resolve("bin/gasthaus"));
		Run run = Run.of(folder, environment, List.of(link.toString(), "version"));
		assertEquals(0, run.code(), run::toString);
	}

	@Test
	void talksToTheTestHost() throws IOException, InterruptedException {
		Run run = gasthaus("-c", "test:///default", "list", "--all");
		assertEquals(0, run.code(), run::toString);
		assertTrue(run.out().matches("(?s).*\\b1\\s+test\\s+running\\b.*"), run::toString);
	}

	@Test
	void theArchiveOfClassesIsMadeOnceAndTakenAfterwards() throws IOException, InterruptedException {
		// of a jar below a folder with a space in its name, JDK 17 takes no class from an archive
		home = Built.unpack(Built.commandLineArchive(), folder.resolve("place"));
		environment.put("GASTHAUS_TRAINING", "now");
		Run training = gasthaus();
		assertEquals(0, training.code(), training::toString);
		environment.remove("GASTHAUS_TRAINING");
		List<Path> archives = archives();
		assertEquals(1, archives.size(), archives::toString);
		environment.put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + folder.resolve("loaded.txt"));
		assertEquals(0, gasthaus("version").code());
		assertTrue(Files.readAllLines(folder.resolve("loaded.txt")).stream().anyMatch(line -> line.contains("org.gasthaus.cli.Main source: shared objects file")));
	}

	@Test
	void aBrokenArchiveOfClassesIsPassedOver() throws IOException, InterruptedException {
		environment.put("GASTHAUS_TRAINING", "now");
		gasthaus();
		environment.remove("GASTHAUS_TRAINING");
		Path archive = archives().get(0);
		Files.delete(archive);
		Files.writeString(archive, "not an archive");
		Run run = gasthaus("version");
		assertEquals(0, run.code(), run::toString);
		assertEquals("", run.err());
		assertTrue(run.out().matches("(?s).*\\d+\\.\\d+\\.\\d+.*"), run::toString);
	}

	@Test
	void aCacheThatCannotBeWrittenIsNoObstacle() throws IOException, InterruptedException {
		Files.writeString(folder.resolve("cache"), "a file where a folder should be");
		Run run = gasthaus("version");
		assertEquals(0, run.code(), run::toString);
		assertEquals("", run.err());
	}

	@Test
	void aJavaThatIsTooOldIsPassedOver() throws IOException, InterruptedException {
		Path old = folder.resolve("jdk8");
		Files.createDirectories(old.resolve("bin"));
		Files.writeString(old.resolve("bin/java"), "#!/bin/sh\necho old >&2\nexit 77\n");
		assertTrue(old.resolve("bin/java").toFile().setExecutable(true));
		Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
		environment.put("JAVA_HOME", old.toString());
		Run run = gasthaus("version");
		assertEquals(0, run.code(), run::toString);
		assertFalse(run.err().contains("old"), run::toString);
	}

	private Run gasthaus(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(home.resolve("bin/gasthaus").toString()));
		command.addAll(List.of(arguments));
		return Run.of(folder, environment, command);
	}

	private List<Path> archives() throws IOException {
		try (var files = Files.list(folder.resolve("cache/gasthaus"))) {
			return files.filter(file -> file.toString().endsWith(".jsa")).toList();
		}
	}
}
