/** What the language services share. */
package org.gasthaus.xml.ide.internal;
