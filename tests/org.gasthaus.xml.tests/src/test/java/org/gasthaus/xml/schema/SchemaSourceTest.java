package org.gasthaus.xml.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaSourceTest {
	private static final String TINY = "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><element name='domain'><empty/></element></start></grammar>";

	@ParameterizedTest
	@EnumSource
	void everyKindHasAPackedSchema(DocumentKind kind) throws SchemaException {
		new Schemas(SchemaSource.packed()).prepare(kind);
	}

	@Test
	void aFolderThatIsMissingOrHasNoDomainSchemaIsNamed(@TempDir Path folder) {
		assertTrue(message(() -> SchemaSource.folder(folder.resolve("nix"))).contains(folder.resolve("nix").toString()));
		assertTrue(message(() -> SchemaSource.folder(folder)).contains("domain.rng"));
	}

	@Test
	void aFolderIsUsedAsItIs(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("domain.rng"), TINY);
		DefinitionChecker checker = new DefinitionChecker(new Schemas(SchemaSource.folder(folder)));
		assertEquals(List.of(), checker.check("<domain/>"));
		assertEquals("schema.unknown-attribute", checker.check("<domain type='kvm'/>").get(0).code());
		assertTrue(message(() -> checker.check("<network/>")).contains("network.rng"));
	}

	@Test
	void aFolderOfVersionsHasOneForEachHost(@TempDir Path folder) throws Exception {
		for (String name : List.of("6.10.0", "8.0.0", "old", "7.0", "9.0.0")) {
			Files.writeString(Files.createDirectory(folder.resolve(name)).resolve("domain.rng"), TINY);
		}
		Files.createDirectory(folder.resolve("10.0.0")); // without schemas
		SchemaSource newest = SchemaSource.folder(folder);
		assertEquals(folder.resolve("9.0.0").toString(), newest.description());
		assertEquals(newest, newest.forVersion(0), "nothing is known of the host");
		assertEquals(newest, newest.forVersion(6_009_000), "a host that is older than all");
		assertEquals(folder.resolve("6.10.0").toString(), newest.forVersion(7_000_000).description());
		assertEquals(folder.resolve("8.0.0").toString(), newest.forVersion(8_000_000).description());
		assertEquals(newest, newest.forVersion(8_000_000).forVersion(11_000_000));
		assertEquals(SchemaSource.packed(), SchemaSource.packed().forVersion(8_000_000));

		Files.writeString(folder.resolve("domain.rng"), TINY);
		SchemaSource own = SchemaSource.folder(folder);
		assertEquals(folder.toString(), own.description(), "what lies in the folder itself is for all others");
		assertEquals(folder.resolve("9.0.0").toString(), own.forVersion(9_000_001).description());
	}

	@Test
	void aBrokenSchemaIsNamedWithTheReason(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("domain.rng"), TINY.replace("</start>", ""));
		DefinitionChecker checker = new DefinitionChecker(new Schemas(SchemaSource.folder(folder)));
		assertTrue(message(() -> checker.check("<domain/>")).contains("domain.rng"));
		Files.writeString(folder.resolve("domain.rng"), TINY.replace("<empty/>", "<ref name='nix'/>"));
		assertTrue(message(() -> checker.check("<domain/>")).contains("nix"));
		Files.writeString(folder.resolve("domain.rng"), "");
		assertTrue(message(() -> checker.check("<domain/>")).contains("domain.rng"));
	}

	@Test
	void nothingOutsideOfTheFolderIsIncluded(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("domain.rng"), TINY.replace("<start>", "<include href='../secret.rng'/><start>"));
		DefinitionChecker checker = new DefinitionChecker(new Schemas(SchemaSource.folder(folder)));
		assertTrue(message(() -> checker.check("<domain/>")).contains("secret.rng"));
	}

	private static String message(org.junit.jupiter.api.function.Executable action) {
		return assertThrows(SchemaException.class, action).getMessage();
	}
}
