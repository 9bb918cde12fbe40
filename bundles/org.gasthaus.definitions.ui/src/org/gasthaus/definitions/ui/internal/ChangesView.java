package org.gasthaus.definitions.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition.Outcome;
import org.gasthaus.model.xml.Difference;
import org.gasthaus.model.xml.DifferencePrinter;

/** What libvirt made of the definition that was saved last, and what of it a running guest does not have yet. */
public final class ChangesView extends ViewPart {
	static final String ID = "org.gasthaus.definitions.ui.view.changes";

	/** A heading with its differences. */
	private record Group(String title, List<Difference> differences) {
	}

	private final DifferencePrinter printer = new DifferencePrinter(Locale.getDefault());
	private TreeViewer viewer;
	private List<Group> groups = List.of();

	/** Shows an outcome; where libvirt took the text as it is and nothing waits, an open view is emptied and a closed one stays closed. UI thread. */
	static void show(LiveDefinition live, Outcome outcome) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IWorkbenchPage page = window == null ? null : window.getActivePage();
		if (page == null) {
			return;
		}
		boolean nothing = outcome.changes().isEmpty() && outcome.pending().isEmpty() && outcome.comments() == 0;
		try {
			ChangesView view = (ChangesView) (nothing ? page.findView(ID) : page.showView(ID, null, IWorkbenchPage.VIEW_VISIBLE));
			if (view != null) {
				view.set(live, outcome);
			}
		} catch (PartInitException e) {
			ILog.of(ChangesView.class).log(e.getStatus());
		}
	}

	private void set(LiveDefinition live, Outcome outcome) {
		List<Group> now = new ArrayList<>(3);
		if (outcome.comments() > 0) {
			now.add(new Group(outcome.comments() == 1 ? NLS.bind(Messages.ChangesView_comment, live.name()) : NLS.bind(Messages.ChangesView_comments, outcome.comments(), live.name()), List.of()));
		}
		if (!outcome.pending().isEmpty()) {
			now.add(new Group(NLS.bind(Messages.ChangesView_pending, outcome.pending().size(), live.name()), outcome.pending()));
		}
		if (!outcome.changes().isEmpty()) {
			now.add(new Group(NLS.bind(Messages.ChangesView_changes, outcome.changes().size(), live.name()), outcome.changes()));
		}
		groups = now;
		setContentDescription(now.isEmpty() ? NLS.bind(Messages.ChangesView_nothing, live.name(), live.connection()) : NLS.bind(Messages.ChangesView_of, live.name(), live.connection()));
		viewer.setInput(now);
		viewer.expandAll();
	}

	@Override
	public void createPartControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		TreeColumnLayout layout = new TreeColumnLayout();
		area.setLayout(layout);
		viewer = new TreeViewer(area, SWT.FULL_SELECTION | SWT.MULTI);
		viewer.setContentProvider(new Content());
		column(layout, Messages.ChangesView_what, 3, difference -> printer.line(difference));
		column(layout, Messages.ChangesView_why, 1, difference -> printer.reason(difference));
		viewer.getTree().setHeaderVisible(true);
		viewer.setInput(groups);
		setContentDescription(Messages.ChangesView_empty);
	}

	private void column(TreeColumnLayout layout, String title, int weight, java.util.function.Function<Difference, String> text) {
		boolean first = viewer.getTree().getColumnCount() == 0;
		TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(title);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 120));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return element instanceof Difference difference ? text.apply(difference) : first ? ((Group) element).title() : "";
			}
		});
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
	}

	private static final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return ((List<?>) input).toArray();
		}

		@Override
		public Object[] getChildren(Object element) {
			return element instanceof Group group ? group.differences().toArray() : new Object[0];
		}

		@Override
		public Object getParent(Object element) {
			return null;
		}

		@Override
		public boolean hasChildren(Object element) {
			return element instanceof Group group && !group.differences().isEmpty();
		}
	}
}
