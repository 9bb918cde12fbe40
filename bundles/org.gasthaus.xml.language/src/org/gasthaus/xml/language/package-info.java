/**
 * The Xtext language of libvirt's XML: resources with nodes and objects for every character of any text, validation as issues with stable
 * codes and fixes, and names for Xtext's index. Start with {@link org.gasthaus.xml.language.DefinitionLanguage}.
 */
package org.gasthaus.xml.language;
