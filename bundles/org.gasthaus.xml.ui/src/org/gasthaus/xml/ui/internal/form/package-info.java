/** The editor of definitions: the text and, beside it, the pages of its form. What is on them is decided in {@code org.gasthaus.xml.ide.form}. */
package org.gasthaus.xml.ui.internal.form;
