/** Everything that is known to be wrong with a definition, from one parse: syntax, libvirt's schema, the rules of its parser and drivers. */
package org.gasthaus.xml.check;
