/**
 * A definition as a form: which fields are on which page, what they say, what may be chosen, which findings belong to them, and what the text
 * becomes when one is changed. Without any widget; whoever paints it decides nothing.
 */
package org.gasthaus.xml.ide.form;
