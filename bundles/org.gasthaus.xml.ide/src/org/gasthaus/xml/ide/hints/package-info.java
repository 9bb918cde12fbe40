/** What is not written but true: sums, units, free places, users of a name. */
package org.gasthaus.xml.ide.hints;
