package org.gasthaus.cli.internal.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineDiffTest {
	@TempDir
	Path folder;

	@Test
	void whatIsEqualHasNoDifference() {
		assertEquals("", LineDiff.unified("n", "a\nb\n", "a\nb\n"));
		assertEquals("", LineDiff.unified("n", "", ""));
	}

	@Test
	void oneLineIsShownWithThreeAround() {
		assertEquals("--- n\n+++ n\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n",
				LineDiff.unified("n", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n"));
	}

	@Test
	void aMissingLineEndIsTold() {
		assertEquals("--- n\n+++ n\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n", LineDiff.unified("n", "a", "b"));
		assertEquals("--- n\n+++ n\n@@ -0,0 +1 @@\n+b\n", LineDiff.unified("n", "", "b\n"));
	}

	@Test
	void patchMakesTheOneOfTheOther() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/patch")), "no comparison with patch: /usr/bin/patch is missing");
		Random random = new Random(7);
		for (int i = 0; i < 60; i++) {
			String before = text(random, random.nextInt(60));
			String after = i % 20 == 0 ? text(random, 30) : changed(before, random);
			Path file = Files.writeString(folder.resolve("f"), before);
			Files.writeString(folder.resolve("p"), LineDiff.unified("f", before, after));
			Process patch = new ProcessBuilder("patch", "--binary", "-s", "-p0", "-i", "p").directory(folder.toFile()).redirectErrorStream(true).start();
			String said = new String(patch.getInputStream().readAllBytes());
			assertTrue(patch.waitFor(60, TimeUnit.SECONDS));
			assertEquals(after, Files.exists(file) ? Files.readString(file) : "", i + ": " + said);
		}
	}

	@Test
	void manyLinesThatDifferEnd() {
		StringBuilder before = new StringBuilder();
		StringBuilder after = new StringBuilder();
		for (int i = 0; i < 50_000; i++) {
			before.append(i).append('\n');
			after.append(-i).append('\n');
		}
		String diff = org.junit.jupiter.api.Assertions.assertTimeout(java.time.Duration.ofSeconds(30), () -> LineDiff.unified("n", before.toString(), after.toString()));
		assertTrue(diff.lines().filter(line -> line.startsWith("+")).count() >= 49_999);
	}

	private static String text(Random random, int lines) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < lines; i++) {
			text.append("line ").append(random.nextInt(8)).append(random.nextInt(5) == 0 ? "\r\n" : "\n");
		}
		return text.append(random.nextBoolean() ? "end" : "").toString();
	}

	private static String changed(String text, Random random) {
		StringBuilder changed = new StringBuilder(text);
		for (int hits = random.nextInt(6); hits > 0; hits--) {
			int from = random.nextInt(changed.length() + 1);
			changed.replace(from, Math.min(changed.length(), from + random.nextInt(20)), random.nextBoolean() ? "x\n" : "y");
		}
		return changed.toString();
	}
}
