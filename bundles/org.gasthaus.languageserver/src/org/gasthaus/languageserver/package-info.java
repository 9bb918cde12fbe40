/** The language services over the Language Server Protocol, for editors outside of Eclipse. */
package org.gasthaus.languageserver;
