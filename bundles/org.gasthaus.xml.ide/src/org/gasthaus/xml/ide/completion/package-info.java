/**
 * Completion of definitions: what may be written at the cursor, from the schema in context, from what the host and the workspace are known to
 * have, from what is free in the definition, and from templates.
 */
package org.gasthaus.xml.ide.completion;
