package org.gasthaus.xml.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.Test;

/** The definitions in {@code examples/} of the project are what the schemas allow. */
class ExamplesTest {
	private static final Path EXAMPLES = Path.of(System.getProperty("gasthaus.examples", "../../examples"));

	@Test
	void allExamplesAreAccepted() throws Exception {
		DefinitionChecker checker = new DefinitionChecker(new Schemas(SchemaSource.packed()));
		Set<DocumentKind> kinds = EnumSet.noneOf(DocumentKind.class);
		List<Path> files;
		try (Stream<Path> found = Files.walk(EXAMPLES)) {
			files = found.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
		}
		for (Path file : files) {
			XmlTree tree = XmlTree.of(XmlDecoder.decode(Files.readAllBytes(file)).text());
			assertEquals(List.of(), checker.check(tree), file::toString);
			kinds.add(checker.kindOf(tree.root()));
		}
		assertTrue(files.size() >= 12, files::toString);
		assertTrue(kinds.containsAll(EnumSet.of(DocumentKind.DOMAIN, DocumentKind.NETWORK, DocumentKind.STORAGE_POOL,
				DocumentKind.STORAGE_VOLUME, DocumentKind.DOMAIN_SNAPSHOT)), kinds::toString);
	}
}
