package org.gasthaus.xml.ide;

import java.net.URI;

/**
 * A region of a file.
 *
 * @param uri the file; {@code null} for the text that was asked about when it has none
 * @param offset where it starts, in UTF-16 units from 0
 * @param length how long it is
 */
public record Location(URI uri, int offset, int length) {
}
