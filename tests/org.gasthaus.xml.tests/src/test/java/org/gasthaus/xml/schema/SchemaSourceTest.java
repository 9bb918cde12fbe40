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
