package org.gasthaus.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive with the workbench starts where it is unpacked, and says why when it cannot. */
class WorkbenchArchiveTest {
	@TempDir
	Path folder;

	private Path home;
	private final Map<String, String> environment = new TreeMap<>();

	@BeforeEach
	void unpack() throws IOException, InterruptedException {
		home = Built.unpack(Built.workbenchArchive(), folder.resolve("a place with spaces"));
		environment.put("JAVA_HOME", System.getProperty("java.home"));
		environment.put("XDG_DATA_HOME", folder.resolve("data").toString());
		environment.put("LC_ALL", "C.UTF-8");
	}

	@Test
	void opensItsPerspectiveWithItsViews() throws IOException, InterruptedException {
		new Eclipse(home).add(Built.probe());
		Path reportFile = folder.resolve("report.txt");
		Path definition = Files.writeString(folder.resolve("web01.xml"), "<domain type='kvm'>\n  <name>web01</name>\n  <vcpus>1</vcpus>\n</domain>\n");
		Run run = workbench("-consoleLog", "-vmargs", "-Dgasthaus.probe.report=" + reportFile, "-Dgasthaus.probe.file=" + definition,
				"-Dgasthaus.probe.picture=" + folder.resolve("workbench.png"));
		assertEquals(0, run.code(), run::toString);
		List<String> report = Files.readAllLines(reportFile);
		assertTrue(report.contains("view=org.gasthaus.ui.view.hosts painted"), report::toString);
		assertTrue(report.stream().anyMatch(line -> line.startsWith("perspective=org.gasthaus.")), report::toString);
		assertEquals("end=ok", report.get(report.size() - 1), report::toString);
		assertEquals(List.of(), report.stream().filter(line -> line.startsWith("log=") && line.contains("gasthaus")).toList());
		assertTrue(Files.isDirectory(folder.resolve("data/gasthaus/workspace/.metadata")), "the workspace is not where it belongs");
	}

	@Test
	void withoutADisplayItSaysSo() throws IOException, InterruptedException {
		environment.put("DISPLAY", "");
		environment.put("WAYLAND_DISPLAY", "");
		Run run = workbench();
		assertEquals(2, run.code(), run::toString);
		assertEquals("gasthaus: Cannot open the workbench: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).\n", run.err());
	}

	@Test
	void aWorkspaceThatIsInUseIsNamed() throws IOException, InterruptedException {
		Path workspace = folder.resolve("used");
		Path lock = Files.createDirectories(workspace.resolve(".metadata")).resolve(".lock");
		try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock held = channel.lock()) {
			assertTrue(held.isValid());
			Run run = workbench("-data", workspace.toString());
			assertEquals(2, run.code(), run::toString);
			assertTrue(run.err().contains(workspace.toString()), run::toString);
			assertFalse(run.err().contains("\tat "), run::toString);
		}
	}

	private Run workbench(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(home.resolve("gasthaus-workbench").toString()));
		command.addAll(List.of(arguments));
		return Run.of(folder, environment, command);
	}
}
