package org.gasthaus.rules.internal;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.XmlMapping;

/** How features are called in XML. */
final class XmlNames {
	private XmlNames() {
	}

	static String of(EStructuralFeature feature) {
		String name = XmlMapping.name(feature);
		return name == null ? feature.getName() : name;
	}
}
