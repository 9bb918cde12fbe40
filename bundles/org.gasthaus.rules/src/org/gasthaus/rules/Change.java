package org.gasthaus.rules;

import java.util.List;
import java.util.Objects;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * A change of the model that repairs something: a value set or removed, or an object taken out.
 *
 * @param object what is changed
 * @param feature the feature that gets the value; {@code null} takes the object out of its container
 * @param value the new value; {@code null} unsets the feature
 */
public record Change(EObject object, EStructuralFeature feature, Object value) {
	public Change {
		Objects.requireNonNull(object);
	}

	/** Sets a feature. */
	public static Change set(EObject object, EStructuralFeature feature, Object value) {
		return new Change(object, feature, Objects.requireNonNull(value));
	}

	/** Sets a feature to what a text stands for. */
	public static Change setText(EObject object, org.eclipse.emf.ecore.EAttribute feature, String literal) {
		return set(object, feature, EcoreUtil.createFromString(feature.getEAttributeType(), literal));
	}

	/** Removes the value of a feature. */
	public static Change unset(EObject object, EStructuralFeature feature) {
		return new Change(object, Objects.requireNonNull(feature), null);
	}

	/** Takes an object out of the definition. */
	public static Change remove(EObject object) {
		return new Change(object, null, null);
	}

	/**
	 * Does the change to the same place of another model.
	 *
	 * @param other the object that stands there for {@link #object()}
	 */
	public void applyTo(EObject other) {
		if (feature == null) {
			EcoreUtil.remove(other);
		} else if (value == null) {
			other.eUnset(feature);
		} else {
			other.eSet(feature, value instanceof List<?> list ? List.copyOf(list) : value);
		}
	}
}
