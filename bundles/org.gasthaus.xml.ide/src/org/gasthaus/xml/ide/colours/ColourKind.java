package org.gasthaus.xml.ide.colours;

/** What a piece of text is. */
public enum ColourKind {
	/** The name of an element. */
	ELEMENT,
	/** The name of an attribute. */
	ATTRIBUTE,
	/** Text or a value of no special kind, quotes included. */
	VALUE,
	/** A value of a fixed set. */
	ENUM_VALUE,
	/** A number. */
	NUMBER,
	/** A name that something is given, or by which it is used. */
	REFERENCE_NAME,
	COMMENT,
	/** A prefix, and all of the declaration of one. */
	NAMESPACE,
	/** A processing instruction or document type declaration. */
	INSTRUCTION,
	/** A CDATA section. */
	CDATA,
	/** What cannot be where it is. */
	ERROR
}
