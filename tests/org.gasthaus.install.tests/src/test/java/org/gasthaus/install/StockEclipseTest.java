package org.gasthaus.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stock Eclipse gets Gasthaus from our update site alone, then shows what it got in its window. */
class StockEclipseTest {
	private static final Path PICTURE = Path.of(System.getProperty("basedir", "."), "target", "stock-eclipse.png").toAbsolutePath();

	@TempDir
	static Path folder;

	private static Eclipse eclipse;
	private static Set<String> before;
	private static Run installation;
	private static List<String> report;

	@BeforeAll
	static void installAndStart() throws IOException, InterruptedException {
		eclipse = Built.copyOf("stock.ide", "stock-eclipse", folder.resolve("eclipse"));
		before = eclipse.bundles();
		installation = eclipse.install(Built.site(), eclipse, "org.gasthaus.feature");
		assertEquals(0, installation.code(), installation::toString);

		Path definition = Files.writeString(folder.resolve("web01.xml"), """
				<domain type='kvm'>
				  <name>web01</name>
				  <memory unit='MiB'>512</memory>
				  <vcpus>1</vcpus>
				  <os><type>hvm</type></os>
				</domain>
				""");
		Path reportFile = folder.resolve("report.txt");
		eclipse.add(Built.probe());
		Run workbench = eclipse.start(List.of("-Dgasthaus.probe.report=" + reportFile, "-Dgasthaus.probe.file=" + definition, "-Dgasthaus.probe.picture=" + PICTURE),
				"-consoleLog", "-data", folder.resolve("workspace").toString());
		assertTrue(Files.exists(reportFile), () -> "the workbench did not come up: " + workbench);
		report = Files.readAllLines(reportFile);
		assertEquals("end=ok", report.get(report.size() - 1), report::toString);
	}

	@Test
	void nothingOfOursWasThereBefore() {
		assertEquals(Set.of(), ours(before));
	}

	@Test
	void theSiteBringsOurBundlesAndWhatEclipseLacks() throws IOException {
		Set<String> added = eclipse.bundles();
		added.removeAll(before);
		assertTrue(added.containsAll(Set.of("org.gasthaus.core", "org.gasthaus.ui", "org.gasthaus.xml.ui", "org.gasthaus.cli", "org.gasthaus.backend.test",
				"org.gasthaus.backend.qemu", "org.relaxng.jing", "org.libvirt")), added::toString);
		assertTrue(eclipse.bundles().contains("com.sun.jna"), added::toString);
	}

	@Test
	void noBundleOfThePlatformIsChanged() throws IOException {
		Set<String> gone = new TreeSet<>(before);
		gone.removeAll(eclipse.bundles());
		assertEquals(Set.of(), gone);
	}

	@Test
	void ourViewsArePainted() {
		List<String> views = values("view");
		assertTrue(views.contains("org.gasthaus.ui.view.hosts painted"), views::toString);
		assertTrue(views.stream().allMatch(view -> view.endsWith(" painted")), views::toString);
	}

	@Test
	void aDefinitionOpensInTheEditorAndItsMistakeIsMarked() {
		assertTrue(values("content").get(0).startsWith("org.gasthaus."), report::toString);
		assertEquals(List.of("org.gasthaus.xml.ui.editor painted"), values("editor"));
		assertEquals(List.of("<domain type='kvm'>"), values("text"));
		assertTrue(values("finding").stream().anyMatch(finding -> finding.contains("vcpus")), report::toString);
	}

	@Test
	void nothingOfOursLoggedAnError() {
		assertEquals(List.of(), values("log").stream().filter(line -> line.contains("gasthaus")).toList());
	}

	@Test
	void aPictureIsLeft() throws IOException {
		assertTrue(Files.size(PICTURE) > 10_000, PICTURE::toString);
	}

	private static List<String> values(String key) {
		return report.stream().filter(line -> line.startsWith(key + "=")).map(line -> line.substring(key.length() + 1)).toList();
	}

	private static Set<String> ours(Set<String> bundles) {
		Set<String> ours = new TreeSet<>(bundles);
		ours.removeIf(bundle -> !bundle.startsWith("org.gasthaus."));
		return ours;
	}
}
