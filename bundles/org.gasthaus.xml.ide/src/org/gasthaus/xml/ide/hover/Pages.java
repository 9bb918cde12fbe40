package org.gasthaus.xml.ide.hover;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

import org.gasthaus.xml.schema.ElementKey;
import org.gasthaus.xml.text.XmlElement;

/** Where libvirt's own documentation of an element stands: {@code pages.properties}. */
final class Pages {
	private static final String SITE = "https://libvirt.org/";

	private Pages() {
	}

	private static ResourceBundle bundle() {
		return ResourceBundle.getBundle("org.gasthaus.xml.ide.hover.pages", Locale.ROOT, Pages.class.getClassLoader());
	}

	/** The page of an element or of the nearest one around it. */
	static Optional<String> of(XmlElement element) {
		ResourceBundle pages = bundle();
		for (XmlElement at = element; at != null; at = at.parent()) {
			String key = ElementKey.of(at).replace('/', '.');
			if (pages.containsKey(key)) {
				return Optional.of(SITE + pages.getString(key));
			}
		}
		return Optional.empty();
	}
}
