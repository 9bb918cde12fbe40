package org.gasthaus.rules;

import java.util.List;
import java.util.Objects;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * A change of the model that repairs something: a value set or removed, an object taken out or added.
 *
 * @param object what is changed
 * @param feature the feature that gets the value; {@code null} takes the object out of its container
 * @param value the new value; {@code null} unsets the feature; an object is copied into the model, in a list behind the others
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

	/**
	 * Adds an object behind the others of a list.
	 *
	 * @param list a feature with many values
	 * @param added belongs to no model; every model that the change is done to gets a copy
	 */
	public static Change add(EObject object, EStructuralFeature list, EObject added) {
		return set(object, list, added);
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
	@SuppressWarnings("unchecked")
	public void applyTo(EObject other) {
		if (feature == null) {
			EcoreUtil.remove(other);
		} else if (value == null) {
			other.eUnset(feature);
		} else if (value instanceof EObject added) {
			EObject copy = EcoreUtil.copy(added);
			if (feature.isMany()) {
				((List<EObject>) other.eGet(feature)).add(copy);
			} else {
				other.eSet(feature, copy);
			}
		} else {
			other.eSet(feature, value instanceof List<?> list ? List.copyOf(list) : value);
		}
	}
}
