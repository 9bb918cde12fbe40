package org.gasthaus.xml.ide.colours;

/**
 * A piece of text and what it is.
 *
 * @param offset where it starts, in UTF-16 units from 0
 * @param length how long it is, more than 0; it may span lines
 * @param kind what it is
 */
public record Colour(int offset, int length, ColourKind kind) {
}
