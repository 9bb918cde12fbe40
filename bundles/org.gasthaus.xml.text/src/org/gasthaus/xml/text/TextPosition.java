package org.gasthaus.xml.text;

/**
 * A place in a text as people and tools name it.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units; a tab counts as one
 */
public record TextPosition(int line, int column) {
}
