package org.gasthaus.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts behind the two commands decide rightly: when to build, and whether a run of the tests was good. */
class ScriptsTest {
	private static final Path SCRIPTS = Path.of(System.getProperty("basedir", ".")).resolve("../../releng/scripts").toAbsolutePath().normalize();

	@TempDir
	Path folder;

	/** {@code stale.sh}: a checkout that was built at ten o'clock, from sources of nine o'clock. */
	@Nested
	class WhetherToBuild {
		private static final Instant NINE = Instant.parse("2026-01-01T09:00:00Z");
		private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");
		private static final Instant ELEVEN = Instant.parse("2026-01-01T11:00:00Z");

		private Path source;

		@BeforeEach
		void build() throws IOException {
			source = write("bundles/org.gasthaus.core/src/org/gasthaus/core/Core.java");
			write("bundles/org.gasthaus.libvirt.schemas/schemas/domain.rng");
			write("bundles/org.gasthaus.core/target/classes/Core.class");
			for (String other : List.of("features", "releng/scripts", "targetplatform", ".mvn")) {
				Files.createDirectories(folder.resolve(other));
			}
			write("pom.xml");
			write(".build/begun");
			write(".build/done");
			try (Stream<Path> all = Files.walk(folder)) {
				for (Path each : all.toList()) {
					at(each, NINE);
				}
			}
			at(folder.resolve(".build/begun"), TEN);
			at(folder.resolve(".build/done"), TEN.plusSeconds(60));
		}

		@Test
		void notWhenNothingChanged() throws IOException, InterruptedException {
			assertFalse(stale());
		}

		@Test
		void whenNothingWasBuilt() throws IOException, InterruptedException {
			Files.delete(folder.resolve(".build/done"));
			assertTrue(stale());
		}

		@Test
		void whenASourceChangedEvenDuringTheBuild() throws IOException, InterruptedException {
			at(source, TEN.plusSeconds(30));
			assertTrue(stale());
		}

		@Test
		void whenASourceWasDeleted() throws IOException, InterruptedException {
			Files.delete(source);
			at(source.getParent(), ELEVEN);
			assertTrue(stale());
		}

		@Test
		void notWhenOnlyWhatTheBuildMakesIsNew() throws IOException, InterruptedException {
			at(folder.resolve("bundles/org.gasthaus.core/target/classes/Core.class"), ELEVEN);
			at(folder.resolve("bundles/org.gasthaus.libvirt.schemas/schemas/domain.rng"), ELEVEN);
			at(folder.resolve("bundles/org.gasthaus.core"), ELEVEN);
			assertFalse(stale());
		}

		private boolean stale() throws IOException, InterruptedException {
			Run run = Run.of(folder, Map.of("top", folder.toString()), List.of("sh", "-euc", ". " + SCRIPTS + "/stale.sh; if stale; then echo yes; else echo no; fi"));
			assertEquals("", run.err());
			return run.out().equals("yes\n");
		}

		private Path write(String name) throws IOException {
			Path file = folder.resolve(name);
			Files.createDirectories(file.getParent());
			return Files.writeString(file, name);
		}

		private static void at(Path file, Instant time) throws IOException {
			Files.setLastModifiedTime(file, FileTime.from(time));
		}
	}

	/** {@code TestSummary.java}: reports of made-up modules. */
	@Nested
	class WhetherTheTestsAreGood {
		@Test
		void passedFailedAndSkippedAreCountedByCircleWithReasons() throws IOException, InterruptedException {
			module("a.tests", "<packaging>jar</packaging>", "ATest", "<testcase classname='x.ATest' name='one'/><testcase classname='x.ATest' name='two'>"
					+ "<failure message='expected 1 but was 2'/></testcase>");
			module("b.tests", "<packaging>jar</packaging>", "BLiveTest",
					"<testcase classname='x.BLiveTest' name='host'><skipped message='Assumption failed: no qemu here'/></testcase>");
			module("c.tests", "<useUIHarness>true</useUIHarness>", "CTest", "<testcase classname='x.CTest' name='press'/>");
			module("d.tests", "", "DTest", "<testcase classname='x.DTest' name='service'><error type='java.lang.NullPointerException'/></testcase>");
			Run run = summary(0, 0);
			assertEquals(1, run.code());
			assertEquals("""
					Tests on baseline 17:
					  plain JVM     1 passed, 1 failed, 0 skipped
					    FAILED  ATest.two: expected 1 but was 2
					  Equinox       0 passed, 1 failed, 0 skipped
					    FAILED  DTest.service: java.lang.NullPointerException
					  window        1 passed, 0 failed, 0 skipped
					  live libvirt  0 passed, 0 failed, 1 skipped
					    skipped 1: no qemu here (BLiveTest.host)
					2 passed, 2 failed, 1 skipped
					""", run.out());
		}

		@Test
		void allPassedIsGood() throws IOException, InterruptedException {
			module("a.tests", "<packaging>jar</packaging>", "ATest", "<testcase classname='x.ATest' name='one'/>");
			assertEquals(0, summary(0, 0).code());
		}

		@Test
		void whatPassedOnlyWhenTriedAgainIsGoodAndTold() throws IOException, InterruptedException {
			module("a.tests", "<packaging>jar</packaging>", "ALiveTest", "<testcase classname='x.ALiveTest' name='one'><flakyFailure message='said&#10;&#10;expected 1'/>"
					+ "</testcase><testcase classname='x.ALiveTest' name='two'><failure message='at first'/><rerunFailure message='again'/></testcase>"
					+ "<testcase classname='x.ALiveTest' name='three'><flakyError type='x.Lost'/></testcase>");
			Run run = summary(1, 0);
			assertEquals(1, run.code());
			assertTrue(run.out().contains("""
					  live libvirt  2 passed, 1 failed, 0 skipped
					    FAILED  ALiveTest.two: at first
					    passed only when tried again  ALiveTest.one: said / expected 1
					    passed only when tried again  ALiveTest.three: x.Lost
					"""), run::out);
		}

		@Test
		void aLongMessageKeepsItsEnd() throws IOException, InterruptedException {
			module("a.tests", "<packaging>jar</packaging>", "ATest",
					"<testcase classname='x.ATest' name='one'><failure message='said " + "x".repeat(5000) + " but was 130'/></testcase>");
			String failed = summary(1, 0).out().lines().filter(line -> line.contains("FAILED")).findFirst().orElse("");
			assertTrue(failed.contains("said xxx") && failed.endsWith("x but was 130") && failed.length() < 700, failed);
		}

		@Test
		void aBuildThatFailedIsNot() throws IOException, InterruptedException {
			module("a.tests", "<packaging>jar</packaging>", "ATest", "<testcase classname='x.ATest' name='one'/>");
			Run run = summary(1, 0);
			assertEquals(1, run.code());
			assertTrue(run.out().endsWith("The build failed (exit code 1 of Maven).\n1 passed, 0 failed, 0 skipped\n"), run::out);
		}

		@Test
		void noTestAtAllIsNot() throws IOException, InterruptedException {
			assertEquals(1, summary(0, 0).code());
		}

		@Test
		void aModuleWithoutAReportIsNotUnlessPartsWereAskedFor() throws IOException, InterruptedException {
			module("a.tests", "<packaging>jar</packaging>", "ATest", "<testcase classname='x.ATest' name='one'/>");
			module("b.tests", "<packaging>jar</packaging>", "BTest", null);
			Run run = summary(0, 0);
			assertEquals(1, run.code());
			assertTrue(run.out().contains("No report from: b.tests"), run::out);
			assertEquals(0, summary(0, 2).code());
		}

		@Test
		void aClassThatEndedBeforeItsFirstTestIsSkippedAloud() throws IOException, InterruptedException {
			module("a.tests", "<packaging>jar</packaging>", "ATest", "");
			assertTrue(summary(0, 0).out().contains("0 passed, 0 failed, 1 skipped"));
		}

		private void module(String name, String pom, String test, String cases) throws IOException {
			Path module = Files.createDirectories(folder.resolve(name));
			Files.writeString(module.resolve("pom.xml"), "<project>" + pom + "</project>");
			Files.writeString(Files.createDirectories(module.resolve("src")).resolve(test + ".java"), "");
			if (cases != null) {
				Files.writeString(Files.createDirectories(module.resolve("target/surefire-reports")).resolve("TEST-x." + test + ".xml"),
						"<testsuite name='x." + test + "'>" + cases + "</testsuite>");
			}
		}

		private Run summary(int maven, int extraArguments) throws IOException, InterruptedException {
			return Run.of(folder, Path.of(System.getProperty("java.home"), "bin", "java").toString(), SCRIPTS.resolve("TestSummary.java").toString(),
					folder.toString(), "17", String.valueOf(maven), String.valueOf(extraArguments));
		}
	}
}
