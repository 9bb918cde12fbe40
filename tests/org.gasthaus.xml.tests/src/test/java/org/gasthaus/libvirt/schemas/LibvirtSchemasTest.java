package org.gasthaus.libvirt.schemas;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LibvirtSchemasTest {
	@Test
	void everySchemaOfTheIndexIsPacked() {
		assertTrue(LibvirtSchemas.names().contains("domain.rng"));
		for (String name : LibvirtSchemas.names()) {
			assertNotNull(LibvirtSchemas.find(name), name);
		}
	}

	@Test
	void theVersionIsThatOfThePackage() {
		assertTrue(LibvirtSchemas.version().matches("\\d+\\.\\d+\\.\\d+.*"), LibvirtSchemas.version());
	}

	@Test
	void anUnknownSchemaIsNotThere() {
		assertNull(LibvirtSchemas.find("guesthouse.rng"));
	}
}
