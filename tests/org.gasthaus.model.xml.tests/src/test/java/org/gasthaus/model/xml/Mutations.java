package org.gasthaus.model.xml;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.gasthaus.model.AnyAttribute;
import org.gasthaus.model.AnyElement;
import org.gasthaus.model.XmlMapping;
import org.gasthaus.model.XmlMapping.Kind;

/** Changes exactly one feature of an object, in a way that shows. */
final class Mutations {
	private Mutations() {
	}

	/** @return whether there was something to change */
	@SuppressWarnings("unchecked")
	static boolean set(EObject object, EStructuralFeature feature) {
		Kind kind = XmlMapping.kind(feature);
		if (feature instanceof EAttribute attribute) {
			if (kind == Kind.TAG_NAMESPACE) {
				return false;
			}
			if (feature.isMany()) {
				((List<Object>) object.eGet(feature)).add(0, value(attribute, null));
			} else {
				object.eSet(feature, value(attribute, object.eGet(feature)));
			}
			return true;
		}
		EClass type = ((EReference) feature).getEReferenceType();
		EObject added = added(type);
		if (feature.isMany()) {
			((List<Object>) object.eGet(feature)).add(0, added);
		} else {
			object.eSet(feature, added);
		}
		return true;
	}

	/** An object that is not empty. */
	static EObject added(EClass type) {
		EObject added = EcoreUtil.create(type);
		if (added instanceof AnyElement any) {
			any.setName("added");
			any.setText("<&>");
			return any;
		}
		if (added instanceof AnyAttribute any) {
			any.setName("added");
			any.setValue("'\"<&>\n");
			return any;
		}
		for (EStructuralFeature feature : type.getEAllStructuralFeatures()) {
			if (feature instanceof EAttribute attribute && !feature.isMany()) {
				added.eSet(feature, value(attribute, null));
			}
		}
		return added;
	}

	/** Another value than that of now. */
	private static Object value(EAttribute attribute, Object now) {
		switch (attribute.getEAttributeType().getName()) {
		case "EBoolean":
			return !Boolean.TRUE.equals(now);
		case "Number":
			return other(attribute, now, "7919", "0x1eef1");
		case "YesNo":
			return other(attribute, now, "yes", "no");
		case "OnOff":
			return other(attribute, now, "on", "off");
		case "Uuid":
			return other(attribute, now, "11111111-2222-4333-8444-555555555555", "99999999-2222-4333-8444-555555555555");
		case "Mac":
			return other(attribute, now, "52:54:00:77:77:01", "52:54:00:77:77:02");
		default:
			return XmlMapping.kind(attribute) == Kind.TAG_NAME ? "renamed" : "chänged <&> \"it's\"";
		}
	}

	private static Object other(EAttribute attribute, Object now, String one, String two) {
		Object value = EcoreUtil.createFromString(attribute.getEAttributeType(), one);
		return value.equals(now) ? EcoreUtil.createFromString(attribute.getEAttributeType(), two) : value;
	}

	/** @return whether there was something to take away */
	static boolean unset(EObject object, EStructuralFeature feature) {
		Kind kind = XmlMapping.kind(feature);
		if (!object.eIsSet(feature) || kind == Kind.TAG_NAME || kind == Kind.TAG_NAMESPACE || kind == Kind.TAG_VALUE) {
			return false;
		}
		if (feature.isMany()) {
			List<?> list = (List<?>) object.eGet(feature);
			list.remove(list.size() / 2);
		} else {
			object.eUnset(feature);
		}
		return true;
	}

	/** @return whether there was a list to turn around */
	@SuppressWarnings("unchecked")
	static boolean reverse(EObject object, EStructuralFeature feature) {
		if (!feature.isMany() || XmlMapping.kind(feature) == Kind.ANY_ATTRIBUTE || ((List<?>) object.eGet(feature)).size() < 2) {
			return false;
		}
		List<Object> list = (List<Object>) object.eGet(feature);
		List<Object> turned = new ArrayList<>(list);
		java.util.Collections.reverse(turned);
		org.eclipse.emf.common.util.ECollections.setEList((org.eclipse.emf.common.util.EList<Object>) list, turned);
		return true;
	}
}
