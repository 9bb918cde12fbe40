/** Names that definitions give and use: where a name is given, where it is used, how it is changed everywhere. */
package org.gasthaus.xml.ide.navigation;
