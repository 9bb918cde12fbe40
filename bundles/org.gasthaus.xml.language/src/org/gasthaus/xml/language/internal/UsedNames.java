package org.gasthaus.xml.language.internal;

import java.util.LinkedHashSet;
import java.util.Set;

import org.eclipse.xtext.naming.QualifiedName;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

/**
 * The names of other definitions that a definition uses: networks, pools, volumes, network filters, secrets, and the domain of a snapshot. In
 * lower case, as Xtext compares them.
 */
final class UsedNames {
	private final Set<QualifiedName> names = new LinkedHashSet<>();

	private UsedNames() {
	}

	static Set<QualifiedName> of(XmlTree tree) {
		UsedNames used = new UsedNames();
		XmlElement root = tree.root();
		if (root != null) {
			boolean ofDomain = root.name().equals("domainsnapshot") || root.name().equals("domaincheckpoint");
			XmlElement domain = ofDomain ? root.element("domain") : null;
			XmlElement name = domain == null ? null : domain.element("name");
			if (name != null) {
				used.add("domain", name.characterContent());
			}
			used.collect(root);
		}
		return used.names;
	}

	private void collect(XmlElement element) {
		switch (element.name()) {
		case "source":
			add("network", element, "network");
			add("pool", element, "pool");
			add("volume", element, "volume");
			break;
		case "filterref":
			add("filter", element, "filter");
			break;
		case "secret":
			add("secret", element, "uuid");
			break;
		default:
			break;
		}
		for (int i = 0; i < element.childCount(); i++) {
			XmlNode child = element.child(i);
			if (child instanceof XmlElement inner) {
				collect(inner);
			}
		}
	}

	private void add(String kind, XmlElement element, String attributeName) {
		XmlAttribute attribute = element.attribute(attributeName);
		if (attribute != null) {
			add(kind, attribute.value());
		}
	}

	private void add(String kind, String name) {
		if (!name.isBlank()) {
			names.add(QualifiedName.create(kind, name.strip()).toLowerCase());
		}
	}
}
