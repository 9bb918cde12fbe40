package org.gasthaus.xml.ide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.Map;
import java.util.stream.Stream;

import org.gasthaus.xml.text.XmlDecoder;
import org.junit.jupiter.api.Assumptions;

/** The texts of this repository that tests run over: the examples, and the pairs of the rules. */
public final class Samples {
	private static final Path TOP = Path.of("").toAbsolutePath().getParent().getParent();

	/** A text with a place: {@code |} in what is given. */
	public record Marked(DefinitionText text, int offset) {
		/** The text with its cursor; the address is {@code file:///w/a.xml}. */
		public static Marked of(String marked) {
			int at = marked.indexOf('|');
			return new Marked(DefinitionText.of(marked.substring(0, at) + marked.substring(at + 1), Contexts.PACKED.at(URI.create("file:///w/a.xml"))), at);
		}
	}

	private Samples() {
	}

	/** A snapshot without surroundings. */
	public static DefinitionText text(String text) {
		return DefinitionText.of(text, Contexts.PACKED);
	}

	/** The examples by their path. */
	public static Map<String, String> examples() {
		Map<String, String> texts = files(TOP.resolve("examples"));
		texts.putAll(files(TOP.resolve("tests/org.gasthaus.model.xml.tests/src/test/resources")));
		return texts;
	}

	/** The definitions of the rules: each line that is wrong, and its neighbour that is fine. */
	public static List<String> ruleSamples() {
		List<String> texts = new ArrayList<>();
		try {
			Path pairs = TOP.resolve("tests/org.gasthaus.rules.tests/src/test/resources/org/gasthaus/rules/pairs.txt");
			for (String line : Files.readAllLines(pairs, StandardCharsets.UTF_8)) {
				if (line.startsWith("- ") || line.startsWith("+ ")) {
					texts.add(line.substring(2).replace("«", "").replace("»", ""));
				}
			}
			return texts;
		} catch (IOException missing) {
			throw new UncheckedIOException(missing);
		}
	}

	/** The XML files of the folder that {@code -Dgasthaus.corpus} names; skips the test without it. */
	public static Map<String, String> corpus() {
		String folder = System.getProperty("gasthaus.corpus");
		Assumptions.assumeTrue(folder != null, "no corpus: -Dgasthaus.corpus=DIR names one");
		return files(Path.of(folder));
	}

	private static Map<String, String> files(Path folder) {
		Map<String, String> texts = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter(path -> path.toString().endsWith(".xml")).toList()) {
				texts.put(folder.relativize(file).toString(), XmlDecoder.decode(Files.readAllBytes(file)).text());
			}
			return texts;
		} catch (IOException missing) {
			throw new UncheckedIOException(missing);
		}
	}
}
