package org.gasthaus.rules;

import org.eclipse.emf.ecore.EObject;

/**
 * A check of the objects of one class of the model, wherever they stand. A rule is fast, offline, has no state and may be asked by several
 * threads about different models. It changes nothing. A half-typed definition is normal: an absent or meaningless value that the schema
 * reports is not news to a rule.
 *
 * @param <T> the class of the objects
 */
@FunctionalInterface
public interface Rule<T extends EObject> {
	/**
	 * Checks an object.
	 *
	 * @param object never {@code null}; its container may be an untyped element or absent
	 * @param findings takes what is wrong, and knows the context
	 */
	void check(T object, Findings findings);
}
