package org.gasthaus.xml.ide.hover;

/**
 * What there is to say about a region of a text.
 *
 * @param offset where the region starts
 * @param length how long it is
 * @param content what there is to say, never empty
 */
public record Hover(int offset, int length, Prose content) {
}
