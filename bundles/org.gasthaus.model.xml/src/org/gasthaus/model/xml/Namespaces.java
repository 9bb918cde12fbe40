package org.gasthaus.model.xml;

import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/** Which namespace a prefix stands for at an element. */
final class Namespaces {
	private Namespaces() {
	}

	/** The part of a name after its prefix. */
	static String local(String name) {
		int colon = name.indexOf(':');
		return colon < 0 ? name : name.substring(colon + 1);
	}

	/** The namespace of an element, or {@code null} for none. */
	static String of(XmlElement element) {
		return resolve(element, prefix(element.name()));
	}

	/** The namespace of an attribute, or {@code null} for none. */
	static String of(XmlAttribute attribute) {
		String prefix = prefix(attribute.name());
		return prefix.isEmpty() ? null : resolve(attribute.element(), prefix);
	}

	/** A prefix that stands for a namespace at an element, with its colon; {@code null} if there is none. */
	static String prefixFor(XmlElement element, String namespace) {
		for (XmlElement at = element; at != null; at = at.parent()) {
			for (int i = 0; i < at.attributeCount(); i++) {
				XmlAttribute attribute = at.attribute(i);
				if (attribute.isNamespaceDeclaration() && attribute.value().equals(namespace)) {
					String name = attribute.name();
					return name.length() == 5 ? "" : name.substring(6) + ':';
				}
			}
		}
		return null;
	}

	private static String prefix(String name) {
		int colon = name.indexOf(':');
		return colon < 0 ? "" : name.substring(0, colon);
	}

	private static String resolve(XmlElement element, String prefix) {
		for (XmlElement at = element; at != null; at = at.parent()) {
			for (int i = 0; i < at.attributeCount(); i++) {
				XmlAttribute attribute = at.attribute(i);
				String name = attribute.name();
				if (attribute.isNamespaceDeclaration()
						&& (prefix.isEmpty() ? name.length() == 5 : name.length() == 6 + prefix.length() && name.endsWith(prefix))) {
					String value = attribute.value();
					return value.isEmpty() ? null : value;
				}
			}
		}
		return null;
	}
}
