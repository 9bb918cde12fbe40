package org.gasthaus.xml.schema;

import org.gasthaus.xml.text.XmlElement;

/** A short name for what an element is: its parent's name and its own, as in {@code disk/target}. */
public final class ElementKey {
	private ElementKey() {
	}

	/** The key of an element; a device on its own has the one that it has in a domain, a root its name. */
	public static String of(XmlElement element) {
		if (element.parent() != null) {
			return element.parent().name() + '/' + element.name();
		}
		boolean device = DocumentKind.ofRoot(element.name()) == null || element.name().equals("interface") && element.attribute("name") == null;
		return device ? "devices/" + element.name() : element.name();
	}
}
