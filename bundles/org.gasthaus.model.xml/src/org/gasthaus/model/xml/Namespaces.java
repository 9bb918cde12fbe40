package org.gasthaus.model.xml;

import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/** Which namespace a prefix stands for at an element. */
final class Namespaces {
	/** What a prefix stands for that nobody declared: nothing, and not the same as no namespace. */
	static final String UNDECLARED = "?";

	private Namespaces() {
	}

	/** The part of a name after its prefix. */
	static String local(String name) {
		int colon = name.indexOf(':');
		return colon < 0 ? name : name.substring(colon + 1);
	}

	/** The namespace of an element, {@code null} for none, {@link #UNDECLARED}. */
	static String of(XmlElement element) {
		return resolve(element, prefix(element.name()));
	}

	/** The namespace of an attribute, {@code null} for none, {@link #UNDECLARED}. */
	static String of(XmlAttribute attribute) {
		String prefix = prefix(attribute.name());
		return prefix.isEmpty() ? null : resolve(attribute.element(), prefix);
	}

	/** The namespace of an element, {@code null} if it has none or its prefix is not declared. */
	static String declared(XmlElement element) {
		String namespace = of(element);
		return UNDECLARED.equals(namespace) ? null : namespace;
	}

	/** The namespace of an attribute, {@code null} if it has none or its prefix is not declared. */
	static String declared(XmlAttribute attribute) {
		String namespace = of(attribute);
		return UNDECLARED.equals(namespace) ? null : namespace;
	}

	/** A prefix that stands for a namespace at an element, with its colon; {@code null} if there is none. */
	static String prefixFor(XmlElement element, String namespace) {
		for (XmlElement at = element; at != null; at = at.parent()) {
			for (int i = 0; i < at.attributeCount(); i++) {
				XmlAttribute attribute = at.attribute(i);
				if (attribute.isNamespaceDeclaration() && attribute.value().equals(namespace)) {
					String prefix = attribute.name().length() == 5 ? "" : attribute.name().substring(6);
					if (namespace.equals(resolve(element, prefix))) {
						return prefix.isEmpty() ? "" : prefix + ':';
					}
				}
			}
		}
		return null;
	}

	/** The part of a name before its colon; empty if there is none. */
	static String prefix(String name) {
		int colon = name.indexOf(':');
		return colon < 0 ? "" : name.substring(0, colon);
	}

	static String resolve(XmlElement element, String prefix) {
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
		return prefix.isEmpty() ? null : prefix.equals("xml") ? "http://www.w3.org/XML/1998/namespace" : UNDECLARED;
	}
}
