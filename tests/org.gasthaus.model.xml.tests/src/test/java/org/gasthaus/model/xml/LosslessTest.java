package org.gasthaus.model.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody changed is never written, whatever the text looks like. */
class LosslessTest {
	private static final int LAYOUTS = 300;

	@Test
	void everyLayoutOfEverySampleComesBackAsItWasAndMeansTheSame() {
		for (String name : Samples.ALL) {
			String text = Samples.text(name);
			String model = Models.describe(Definition.read(text).root());
			assertTrue(model.lines().count() > 5, model);
			for (int seed = 0; seed < LAYOUTS; seed++) {
				String layout = Layouts.of(text, seed);
				Definition definition = Definition.read(layout);
				assertEquals(model, Models.describe(definition.root()), () -> layout);
				assertEquals(List.of(), definition.edits(), layout);
				assertSame(definition.text(), definition.write());
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "text", "<!-- only a comment -->", "<?xml version='1.0'?>\r\n", "\uFEFF<domain/>", "<domain>\r<name>a&#13;b</name>\r</domain>",
			"<domain><name><![CDATA[<a>]]>b<![CDATA[]]></name></domain>", "<!DOCTYPE domain [<!ENTITY n 'web'>]><domain><name>&n;01</name></domain>",
			"<domain type='a' type='b'><name>1</name><name>2</name><devices/><devices><disk/></devices></domain>", "<domain><name><b/>x</name></domain>",
			"<domain><features><acpi x='1'>text</acpi></features></domain>", "<x:domain><x:name y:z='1'/></x:domain>" })
	void oddTextsComeBackAsTheyWere(String text) {
		assertEquals(List.of(), Definition.read(text).edits());
		assertEquals(text, Definition.read(text).write());
	}

	@Test
	void everyFileOfTheCorpusComesBackAsItWas() throws IOException {
		String folder = System.getProperty("gasthaus.corpus", "");
		assumeTrue(!folder.isEmpty(), "1 corpus test is skipped: name the folder of the corpus with -Dgasthaus.corpus=DIR");
		List<Path> files;
		try (Stream<Path> all = Files.walk(Path.of(folder))) {
			files = all.filter(file -> file.toString().endsWith(".xml")).sorted().collect(Collectors.toList());
		}
		assertTrue(files.size() > 1000, () -> "only " + files.size() + " files in " + folder);
		for (Path file : files) {
			String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
			Definition definition = Definition.read(text);
			assertEquals(List.of(), definition.edits(), file.toString());
			assertEquals(text, definition.write(), file.toString());
		}
	}
}
