package org.gasthaus.ui.internal.snapshots;

import java.util.function.Function;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.part.ViewPart;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.ui.GasthausUi;
import org.gasthaus.ui.UiThread;
import org.gasthaus.ui.internal.undo.UndoHistory;

/** The snapshots of the domain that is selected in the Hosts explorer, as a tree below it; the one that it goes on from is marked. */
public final class SnapshotsView extends ViewPart {
	private static final int NAME_WIDTH = 260;
	private static final int STATE_WIDTH = 110;
	private static final int CREATED_WIDTH = 190;
	private static final int DESCRIPTION_WIDTH = 320;

	private final ISelectionListener follow = (part, selection) -> follow(selection);
	private SnapshotsModel model;
	private Label message;
	private TreeViewer viewer;
	private LocalResourceManager images;

	@Override
	public void createPartControl(Composite parent) {
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(parent);
		message = new Label(parent, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).indent(6, 4).applyTo(message);
		viewer = new TreeViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE | SWT.H_SCROLL | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getControl());
		viewer.getTree().setData("org.gasthaus.id", GasthausUi.SNAPSHOTS_VIEW);
		viewer.getTree().setHeaderVisible(true);
		images = new LocalResourceManager(JFaceResources.getResources(), viewer.getControl());
		model = new SnapshotsModel(UiThread.coalesced(viewer.getControl(), this::refresh));
		column(Messages.SnapshotsView_name, NAME_WIDTH, this::name, this::icon);
		column(Messages.SnapshotsView_state, STATE_WIDTH, plain(model::state), element -> null);
		column(Messages.SnapshotsView_created, CREATED_WIDTH, plain(model::created), element -> null);
		column(Messages.SnapshotsView_description, DESCRIPTION_WIDTH, plain(snapshot -> model.info(snapshot).map(info -> info.description()
				.replace('\n', ' ')).orElse("")),
				element -> null);
		viewer.setContentProvider(new Content());
		viewer.setInput(model);
		UndoHistory.in(getViewSite());
		getSite().setSelectionProvider(viewer);
		MenuManager menu = new MenuManager();
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		getSite().registerContextMenu(menu, viewer);
		getSite().getPage().addSelectionListener(GasthausUi.HOSTS_VIEW, follow);
		follow(getSite().getPage().getSelection(GasthausUi.HOSTS_VIEW));
		refresh();
	}

	/** What is selected beside domains leaves the view as it is. */
	private void follow(ISelection selection) {
		if (selection instanceof IStructuredSelection objects && objects.size() == 1 && objects.getFirstElement() instanceof DomainHandle domain) {
			model.show(domain);
		}
	}

	private void refresh() {
		message.setText(model.message().replace("&", "&&"));
		message.getParent().layout();
		viewer.refresh();
		viewer.expandAll();
		if (viewer.getSelection().isEmpty() && model.domain() != null) {
			viewer.setSelection(new StructuredSelection(model.domain()));
		}
	}

	private void column(String title, int width, Function<Object, StyledString> words, Function<Object, Image> picture) {
		TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new DelegatingStyledCellLabelProvider(new Cells(words, picture)));
	}

	private static Function<Object, StyledString> plain(Function<SnapshotHandle, String> words) {
		return element -> new StyledString(element instanceof SnapshotHandle snapshot ? words.apply(snapshot) : "");
	}

	private StyledString name(Object element) {
		if (element instanceof SnapshotHandle snapshot) {
			StyledString text = new StyledString(snapshot.name());
			return model.isCurrent(snapshot) ? text.append("  " + Messages.SnapshotsView_current, StyledString.DECORATIONS_STYLER) : text;
		}
		return new StyledString(element instanceof DomainHandle domain ? domain.info().map(info -> info.name()).orElse(domain.name()) : "");
	}

	private Image icon(Object element) {
		String name = !(element instanceof SnapshotHandle snapshot) ? "domains" : model.isCurrent(snapshot) ? "snapshot-current" : "snapshot";
		return images.get(ResourceLocator.imageDescriptorFromBundle(GasthausUi.ID, "icons/" + name + ".svg")
				.orElseGet(ImageDescriptor::getMissingImageDescriptor));
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
	}

	@Override
	public void dispose() {
		getSite().getPage().removeSelectionListener(GasthausUi.HOSTS_VIEW, follow);
		if (model != null) {
			model.close();
		}
		super.dispose();
	}

	/** The domain, and below it its snapshots. */
	private final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return model.domain() == null ? new Object[0] : new Object[] { model.domain() };
		}

		@Override
		public Object[] getChildren(Object parent) {
			return (parent instanceof SnapshotHandle snapshot ? model.children(snapshot) : model.roots()).toArray();
		}

		@Override
		public Object getParent(Object element) {
			return element instanceof SnapshotHandle snapshot ? model.parent(snapshot).<Object>map(parent -> parent).orElse(snapshot.domain()) : null;
		}

		@Override
		public boolean hasChildren(Object element) {
			return getChildren(element).length > 0;
		}
	}

	private static final class Cells extends LabelProvider implements IStyledLabelProvider {
		private final Function<Object, StyledString> words;
		private final Function<Object, Image> picture;

		Cells(Function<Object, StyledString> words, Function<Object, Image> picture) {
			this.words = words;
			this.picture = picture;
		}

		@Override
		public StyledString getStyledText(Object element) {
			return words.apply(element);
		}

		@Override
		public Image getImage(Object element) {
			return picture.apply(element);
		}
	}
}
