package org.gasthaus.xml.text;

/** How bad a {@link Finding} is. */
public enum Severity {
	/** The definition is refused: it is not well-formed, or the schema does not allow it. */
	ERROR,
	/** The definition is accepted but is not what it looks like. */
	WARNING,
	/** Worth knowing. */
	INFO
}
