package org.gasthaus.model;

import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

/**
 * What every object of the model extends: an {@code EObject} that can remember where it came from.
 *
 * <p>The origin belongs to whoever read the object, for example the element of the text it stands for. It is no part of the model: it is not
 * copied, not compared and not announced. One field is cheaper than an adapter, and there are many objects.
 */
public abstract class ModelObject extends MinimalEObjectImpl.Container {
	private transient Object origin;

	/** @return what the reader of this object left here; {@code null} for an object that was made in code */
	public final Object origin() {
		return origin;
	}

	/** @param origin what the object was read from; {@code null} forgets it */
	public final void setOrigin(Object origin) {
		this.origin = origin;
	}
}
