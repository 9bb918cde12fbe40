package org.gasthaus.xml.schema;

/** A schema is missing or cannot be used. The message names it, the reason and the next step, in the user's language. */
public final class SchemaException extends Exception {
	private static final long serialVersionUID = 1L;

	SchemaException(String message) {
		super(message);
	}

	SchemaException(String message, Throwable cause) {
		super(message, cause);
	}
}
