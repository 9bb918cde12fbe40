package org.gasthaus.ui.internal.details;

import java.util.List;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.views.properties.IPropertySheetEntry;
import org.eclipse.ui.views.properties.PropertySheetPage;
import org.eclipse.ui.views.properties.PropertySheetSorter;
import org.gasthaus.ui.UiThread;

/** The Properties view for what is selected in a view of hosts: follows what the hosts announce, and asks them while it is seen. */
final class DetailsPage extends PropertySheetPage {
	private final IPartListener2 seen = new IPartListener2() {
		@Override
		public void partVisible(IWorkbenchPartReference part) {
			look(part, true);
		}

		@Override
		public void partHidden(IWorkbenchPartReference part) {
			look(part, false);
		}
	};
	private DetailsModel model;
	private List<Detail> painted = List.of();

	DetailsPage() {
		setSorter(new PropertySheetSorter() {
			@Override
			public int compare(IPropertySheetEntry one, IPropertySheetEntry other) {
				return 0; // they come in their order
			}

			@Override
			public int compareCategories(String one, String other) {
				return Integer.compare(place(one), place(other));
			}
		});
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		getControl().setData("org.gasthaus.id", "org.gasthaus.ui.details");
		model = new DetailsModel(UiThread.coalesced(getControl(), this::update));
		setPropertySourceProvider(object -> object != null && object.equals(model.shown()) ? new DetailsSource(model::details) : null);
		getSite().getPage().addPartListener(seen);
	}

	private int place(String group) {
		return (int) model.details().stream().map(Detail::group).distinct().takeWhile(one -> !one.equals(group)).count();
	}

	private void look(IWorkbenchPartReference part, boolean visible) {
		if (part.getId().equals(IPageLayout.ID_PROP_SHEET)) {
			model.look(visible);
		}
	}

	@Override
	public void selectionChanged(IWorkbenchPart part, ISelection selection) {
		Object object = selection instanceof IStructuredSelection objects && objects.size() == 1 ? objects.getFirstElement() : null;
		model.show(object);
		painted = model.details();
		super.selectionChanged(part, object == null ? StructuredSelection.EMPTY : selection);
	}

	/** What has not changed is not painted again: a value that is being copied stays selected. */
	private void update() {
		List<Detail> now = model.details();
		if (!now.equals(painted)) {
			painted = now;
			refresh();
		}
	}

	@Override
	public void dispose() {
		if (model != null) {
			getSite().getPage().removePartListener(seen);
			model.close();
		}
		super.dispose();
	}
}
