/**
 * XML text as text: lossless tokens, a light tree with the exact region of every name and value, lines and columns,
 * decoding, edits, and the findings of well-formedness. Needs nothing but {@code java.base}.
 *
 * <p>All offsets and lengths count UTF-16 units of the decoded text, from 0, without a byte order mark.
 */
package org.gasthaus.xml.text;
