/**
 * Language services for libvirt definitions, without a user interface: completion, hover, fixes, outline, folding, formatting, renaming,
 * navigation, hints, colours. Editors and the language server show what these answer.
 *
 * <p>A service sees a {@link org.gasthaus.xml.ide.DefinitionText}, an immutable snapshot of one text with what surrounds it, and answers
 * with offsets in that text. No service asks a host, reads a file or waits for a lock in the thread that calls it.
 */
package org.gasthaus.xml.ide;
