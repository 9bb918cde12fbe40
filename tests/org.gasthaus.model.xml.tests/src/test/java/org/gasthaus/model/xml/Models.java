package org.gasthaus.model.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.gasthaus.model.AnyAttribute;
import org.gasthaus.model.Element;

/** A model as lines of text, exact to the literal, so that two models can be compared and the difference can be read. */
final class Models {
	private Models() {
	}

	static String describe(EObject root) {
		StringBuilder out = new StringBuilder();
		if (root != null) {
			describe(root, "", out);
		}
		return out.toString();
	}

	private static void describe(EObject object, String indent, StringBuilder out) {
		out.append(indent).append(object.eClass().getName()).append('\n');
		for (EStructuralFeature feature : object.eClass().getEAllStructuralFeatures()) {
			if (!object.eIsSet(feature)) {
				continue;
			}
			Object value = object.eGet(feature);
			if (feature instanceof EAttribute attribute) {
				for (Object one : feature.isMany() ? (List<?>) value : List.of(value)) {
					out.append(indent).append(' ').append(feature.getName()).append('=')
							.append(EcoreUtil.convertToString(attribute.getEAttributeType(), one)).append('\n');
				}
			} else if (object instanceof Element element && value == element.getAnyAttributes()) {
				// their order means nothing
				TreeSet<String> lines = new TreeSet<>();
				for (AnyAttribute any : element.getAnyAttributes()) {
					lines.add(indent + " @" + any.getName() + '{' + any.getNamespace() + "}=" + any.getValue() + '\n');
				}
				lines.forEach(out::append);
			} else {
				for (Object one : feature.isMany() ? (List<?>) value : List.of(value)) {
					out.append(indent).append(' ').append(feature.getName()).append(":\n");
					describe((EObject) one, indent + "  ", out);
				}
			}
		}
	}

	/** An object and all in it. */
	static List<EObject> all(EObject root) {
		List<EObject> result = new ArrayList<>();
		result.add(root);
		root.eAllContents().forEachRemaining(result::add);
		return result;
	}

	/** All features of an object that can be set to a value of their own. */
	static List<EStructuralFeature> settable(EObject object) {
		List<EStructuralFeature> result = new ArrayList<>();
		for (EStructuralFeature feature : object.eClass().getEAllStructuralFeatures()) {
			if (!(feature instanceof EReference reference && reference.isContainer())) {
				result.add(feature);
			}
		}
		return result;
	}
}
