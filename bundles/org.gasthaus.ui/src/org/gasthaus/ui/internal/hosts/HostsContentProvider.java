package org.gasthaus.ui.internal.hosts;

import org.eclipse.jface.viewers.ITreeContentProvider;

/** The tree of a {@link HostsModel}. */
final class HostsContentProvider implements ITreeContentProvider {
	private final HostsModel model;

	HostsContentProvider(HostsModel model) {
		this.model = model;
	}

	@Override
	public Object[] getElements(Object input) {
		return model.hosts().toArray();
	}

	@Override
	public Object[] getChildren(Object parent) {
		return model.children(parent).toArray();
	}

	@Override
	public Object getParent(Object element) {
		return model.parent(element);
	}

	@Override
	public boolean hasChildren(Object element) {
		return !model.children(element).isEmpty();
	}
}
