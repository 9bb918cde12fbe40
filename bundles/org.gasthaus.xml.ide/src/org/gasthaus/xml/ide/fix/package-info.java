/** Ways to mend what is wrong with a definition, and to turn it into another one that means to be the same. */
package org.gasthaus.xml.ide.fix;
