package org.gasthaus.ui.internal.hosts;

import java.util.List;

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
		List<?> children = model.children(parent);
		// a branch that opens before its volumes were read would close again
		return children.isEmpty() && model.hasChildren(parent) && parent instanceof HostsNode.Item pool
				? new Object[] { HostsModel.reading(pool) } : children.toArray();
	}

	@Override
	public Object getParent(Object element) {
		return model.parent(element);
	}

	@Override
	public boolean hasChildren(Object element) {
		return model.hasChildren(element);
	}
}
