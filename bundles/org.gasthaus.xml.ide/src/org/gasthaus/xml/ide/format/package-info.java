/** The layout of a definition: formatting, indentation while typing, closing of tags. White space changes, nothing else does. */
package org.gasthaus.xml.ide.format;
