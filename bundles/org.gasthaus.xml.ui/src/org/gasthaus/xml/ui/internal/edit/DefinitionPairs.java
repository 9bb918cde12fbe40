package org.gasthaus.xml.ui.internal.edit;

import org.eclipse.jface.text.source.DefaultCharacterPairMatcher;

/** Shows which angle bracket belongs to which. */
public final class DefinitionPairs extends DefaultCharacterPairMatcher {
	public DefinitionPairs() {
		super(new char[] { '<', '>' });
	}
}
