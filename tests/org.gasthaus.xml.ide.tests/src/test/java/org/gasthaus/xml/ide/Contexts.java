package org.gasthaus.xml.ide;

import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;

/** Surroundings of the texts in tests, with schemas that are loaded once for all tests. */
public final class Contexts {
	/** The packed schemas, no host, an empty workspace. */
	public static final LanguageContext PACKED = LanguageContext.of(new Schemas(SchemaSource.packed()));

	private Contexts() {
	}
}
