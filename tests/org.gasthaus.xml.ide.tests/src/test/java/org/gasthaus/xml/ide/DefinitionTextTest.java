package org.gasthaus.xml.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.gasthaus.model.domain.Domain;
import org.gasthaus.xml.schema.DocumentKind;
import org.junit.jupiter.api.Test;

class DefinitionTextTest {
	private static DefinitionText of(String text) {
		return DefinitionText.of(text, Contexts.PACKED);
	}

	@Test
	void theRootElementTellsTheKind() {
		assertEquals(DocumentKind.DOMAIN, of("<domain type='kvm'/>").kind());
		assertNull(of("").kind());
		assertNull(of("<disk/>").kind());
	}

	@Test
	void modelAndLinesAreMadeOnce() {
		DefinitionText text = of("<domain type='kvm'>\n <name>a</name>\n</domain>");
		assertEquals("a", ((Domain) text.definition().root()).getName());
		assertSame(text.definition(), text.definition());
		assertSame(text.lines(), text.lines());
	}
}
