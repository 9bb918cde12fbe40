package org.gasthaus.xml.ui.internal;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;

/** The colours of a definition's parts; their values belong to the theme and to the user. */
enum Colours {
	MARKUP, ELEMENT, ATTRIBUTE, VALUE, COMMENT, INSTRUCTION, BAD;

	static final String PREFIX = "org.gasthaus.xml.ui.";

	private final String id = PREFIX + name().toLowerCase(java.util.Locale.ROOT);

	/** The colour now; {@code null} for the editor's own. */
	Color color() {
		return JFaceResources.getColorRegistry().get(id);
	}
}
