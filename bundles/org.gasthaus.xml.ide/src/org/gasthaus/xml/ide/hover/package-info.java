/** Explanations for people: of elements, attributes, values and findings, as {@link org.gasthaus.xml.ide.hover.Prose}. */
package org.gasthaus.xml.ide.hover;
