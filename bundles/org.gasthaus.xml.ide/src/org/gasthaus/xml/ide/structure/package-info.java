/** The shape of a definition: outline, folding, what belongs together, what to select next. Pure functions; they answer for half-typed text too. */
package org.gasthaus.xml.ide.structure;
