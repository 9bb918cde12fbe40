/** What Xtext's tools for editors ask of a language, without a user interface: colours and folding from the tokens and the tree. */
package org.gasthaus.xml.language.ide;
