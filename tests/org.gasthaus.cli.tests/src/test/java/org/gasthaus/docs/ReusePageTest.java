package org.gasthaus.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/reuse.md compiles and does what the page says, in a plain JVM. */
class ReusePageTest {
	private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

	@TempDir
	Path folder;

	@Test
	void theLinesOfThePageCompileAndRun() throws Exception {
		Locale.setDefault(Locale.ENGLISH);
		List<String> pieces = new ArrayList<>();
		Matcher piece = JAVA.matcher(Files.readString(page()));
		while (piece.find()) {
			pieces.add(piece.group(1));
		}
		assertEquals(2, pieces.size(), "the lines and their imports");
		assertTrue(pieces.get(0).lines().filter(line -> !line.isBlank()).count() <= 12, "ten lines or so");
		Path source = folder.resolve("Reuse.java");
		Files.writeString(source, pieces.get(1) + "public class Reuse { public static void main(String[] arguments) throws Exception {\n"
				+ pieces.get(0) + "}}\n");
		ByteArrayOutputStream complaints = new ByteArrayOutputStream();
		int code = ToolProvider.getSystemJavaCompiler().run(null, complaints, complaints, "-proc:none", "-d", folder.toString(), "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), source.toString());
		assertEquals(0, code, complaints.toString(StandardCharsets.UTF_8));
		List<String> printed = run();
		assertEquals(2, printed.size(), printed.toString());
		assertTrue(printed.get(0).contains("memroy") && printed.get(0).contains("3"), printed.get(0));
		assertEquals("test running", printed.get(1));
	}

	private List<String> run() throws Exception {
		PrintStream before = System.out;
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { folder.toUri().toURL() }, getClass().getClassLoader())) {
			System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
			loader.loadClass("Reuse").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
		} finally {
			System.setOut(before);
		}
		return printed.toString(StandardCharsets.UTF_8).lines().toList();
	}

	private static Path page() {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("docs/reuse.md"))) {
			folder = folder.getParent();
		}
		return folder.resolve("docs/reuse.md");
	}
}
