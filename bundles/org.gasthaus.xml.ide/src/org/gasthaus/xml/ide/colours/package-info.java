/** What each piece of a text is, for editors that colour by meaning. */
package org.gasthaus.xml.ide.colours;
