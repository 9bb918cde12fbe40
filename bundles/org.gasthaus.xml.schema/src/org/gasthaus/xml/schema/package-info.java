/**
 * Checks libvirt definitions against libvirt's own RELAX NG schemas: finds the schemas, loads them once, and says for each
 * error the exact place, what was found, what is allowed there, and the nearest legal name.
 */
package org.gasthaus.xml.schema;
