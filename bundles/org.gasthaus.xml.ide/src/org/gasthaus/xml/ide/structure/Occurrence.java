package org.gasthaus.xml.ide.structure;

/**
 * A place in a text where the same thing is named.
 *
 * @param offset where the name starts, in UTF-16 units from 0
 * @param length how long it is
 * @param declaration whether the thing gets its name there
 */
public record Occurrence(int offset, int length, boolean declaration) {
}
