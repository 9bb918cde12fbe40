package org.gasthaus.cli.internal.validate;

import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.TextPosition;

/**
 * A finding with its place as people and tools name it.
 *
 * @param finding what was found
 * @param start its first character
 * @param end the place after its last character
 */
record PlacedFinding(Finding finding, TextPosition start, TextPosition end) {
}
