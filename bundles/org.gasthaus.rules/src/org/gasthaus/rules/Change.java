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
	 * @return undoes it; of several changes the last one is undone first
	 */
	@SuppressWarnings("unchecked")
	public Runnable applyTo(EObject other) {
		if (feature == null) {
			return remove(other, other.eContainer(), other.eContainingFeature());
		}
		if (value instanceof EObject added && feature.isMany()) {
			EObject copy = EcoreUtil.copy(added);
			List<EObject> list = (List<EObject>) other.eGet(feature);
			list.add(copy);
			return () -> list.remove(copy);
		}
		Object before = !other.eIsSet(feature) ? null : feature.isMany() ? List.copyOf((List<?>) other.eGet(feature)) : other.eGet(feature);
		if (value == null) {
			other.eUnset(feature);
		} else {
			other.eSet(feature, value instanceof EObject added ? EcoreUtil.copy(added) : value instanceof List<?> list ? List.copyOf(list) : value);
		}
		return before == null ? () -> other.eUnset(feature) : () -> other.eSet(feature, before);
	}

	@SuppressWarnings("unchecked")
	private static Runnable remove(EObject other, EObject container, EStructuralFeature holder) {
		int index = holder != null && holder.isMany() ? ((List<?>) container.eGet(holder)).indexOf(other) : -1;
		EcoreUtil.remove(other);
		if (container == null) {
			return () -> {
			};
		}
		return index < 0 ? () -> container.eSet(holder, other) : () -> ((List<EObject>) container.eGet(holder)).add(index, other);
	}
}
