package org.gasthaus.xml.ide.completion;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.gasthaus.xml.ide.Contexts;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.hover.Hovers;
import org.gasthaus.xml.text.TextEdit;
import org.junit.jupiter.api.Test;

/** Completion and hover at places where nobody would ask: every offset gets an answer whose edits fit the text. */
class AnyOffsetTest {
	private static final Path EXAMPLES = Path.of("../../examples");
	private final Random random = new Random(4);
	private int asked;

	@Test
	void everyOffsetOfAnExampleWholeOrCutOff() throws IOException {
		String text = Files.readString(EXAMPLES.resolve("domains/kvm-web-server.xml"));
		DefinitionText whole = DefinitionText.of(text, Contexts.PACKED);
		for (int offset = 0; offset <= text.length(); offset++) {
			ask(whole, offset);
		}
		for (int end = 0; end <= text.length(); end += 7) {
			ask(DefinitionText.of(text.substring(0, end), Contexts.PACKED), end);
		}
	}

	@Test
	void debrisOfEveryKind() throws IOException {
		String pieces = "<>/='\"&;!-[]? \nax:";
		for (Path file : files(EXAMPLES)) {
			StringBuilder text = new StringBuilder(Files.readString(file));
			for (int i = 0; i < 25; i++) {
				int at = random.nextInt(text.length());
				if (random.nextBoolean()) {
					text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
				} else {
					text.delete(at, Math.min(text.length(), at + random.nextInt(9)));
				}
				ask(DefinitionText.of(text.toString(), Contexts.PACKED), Math.min(at, text.length()));
			}
		}
	}

	@Test
	void randomOffsetsOfManyDefinitions() throws IOException {
		String folder = System.getProperty("gasthaus.corpus", "");
		assumeTrue(!folder.isEmpty(), "1 corpus test is skipped: name the folder of the corpus with -Dgasthaus.corpus=DIR");
		int count = 0;
		for (Path file : files(Path.of(folder))) {
			String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
			DefinitionText definition = DefinitionText.of(text, Contexts.PACKED);
			boolean every = count++ % 600 == 0 && text.length() < 1_500;
			for (int i = 0; i < (every ? text.length() : 6); i++) {
				ask(definition, every ? i : random.nextInt(text.length() + 1));
			}
		}
		System.out.println("AnyOffsetTest: " + asked + " places in " + count + " definitions");
		assertTrue(count > 1_000, count + " definitions");
	}

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
		}
	}

	private void ask(DefinitionText text, int offset) {
		asked++;
		try {
			for (Proposal each : Completion.at(text, offset, folder -> List.of(new PathLister.Entry("a$}", false)))) {
				assertTrue(each.offset() <= offset && offset <= each.offset() + each.length(), () -> each + " does not hold " + offset);
				TextEdit.apply(text.text(), each.edits());
				assertTrue(each.text().equals(Snippets.plain(each.snippet())), each::snippet);
			}
			Hovers.at(text, offset).ifPresent(hover -> {
				assertTrue(hover.offset() <= offset && offset <= hover.offset() + hover.length(), () -> hover + " does not hold " + offset);
				assertTrue(!hover.content().toMarkdown().isEmpty() && !hover.content().toHtml().isEmpty());
			});
		} catch (RuntimeException failure) {
			throw new AssertionError("At " + offset + " of:\n" + text.text(), failure);
		}
	}
}
