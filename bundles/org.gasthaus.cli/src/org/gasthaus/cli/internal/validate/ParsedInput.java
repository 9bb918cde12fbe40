package org.gasthaus.cli.internal.validate;

import org.gasthaus.xml.text.XmlDecoder.Decoded;
import org.gasthaus.xml.text.XmlTree;

/**
 * An input that was read.
 *
 * @param name as the user named it
 * @param decoded its text; {@code null} with a failure
 * @param tree the tree of the text, whose syntax was checked; {@code null} with a failure
 * @param failure why it cannot be checked, {@code null} if it can
 */
record ParsedInput(String name, Decoded decoded, XmlTree tree, String failure) {
}
