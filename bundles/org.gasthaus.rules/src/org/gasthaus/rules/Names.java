package org.gasthaus.rules;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.AnyElement;
import org.gasthaus.model.XmlMapping;

/** How objects and features are called in the text that a person sees. */
final class Names {
	private Names() {
	}

	static String of(EStructuralFeature feature) {
		String name = XmlMapping.name(feature);
		return name == null ? feature.getName() : name;
	}

	static String of(EObject object) {
		if (object instanceof AnyElement any) {
			return '<' + any.getName() + '>';
		}
		return object.eContainingFeature() == null ? '<' + XmlMapping.root(object.eClass()).orElse(object.eClass().getName()) + '>'
				: '<' + of(object.eContainingFeature()) + '>';
	}
}
