/** What the language services want to know of a host, read from a session. */
package org.gasthaus.xml.host;
