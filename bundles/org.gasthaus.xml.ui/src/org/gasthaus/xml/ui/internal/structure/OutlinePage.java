package org.gasthaus.xml.ui.internal.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TreePath;
import org.eclipse.jface.viewers.TreeSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;
import org.gasthaus.xml.ide.structure.Outline;
import org.gasthaus.xml.ide.structure.OutlineItem;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.Documents;
import org.gasthaus.xml.ui.internal.Messages;

/**
 * The definition in the Outline view: devices with what tells one from another, linked with the editor in both directions, to be sorted and
 * filtered. It follows the text and keeps what is open and selected while one types.
 */
public final class OutlinePage extends ContentOutlinePage {
	/** An entry with its place in the tree, which is what stays the same while the text around it changes. */
	private static final class Node {
		private final Node parent;
		private final String key;
		private final List<Node> children;
		private OutlineItem item;

		private Node(OutlineItem item, Node parent, String key) {
			this.item = item;
			this.parent = parent;
			this.key = key;
			this.children = of(item.children(), this);
		}

		static List<Node> of(List<OutlineItem> items, Node parent) {
			List<Node> nodes = new ArrayList<>();
			Map<String, Integer> seen = new HashMap<>();
			for (OutlineItem item : items) {
				String name = item.kind() + " " + item.label();
				int count = seen.merge(name, 1, Integer::sum);
				nodes.add(new Node(item, parent, (parent == null ? "" : parent.key + "/") + name + count));
			}
			return nodes;
		}

		/** Whether the trees look the same; only places in the text may differ. */
		static boolean lookTheSame(List<Node> some, List<Node> others) {
			if (some.size() != others.size()) {
				return false;
			}
			for (int i = 0; i < some.size(); i++) {
				Node one = some.get(i);
				Node other = others.get(i);
				if (!one.key.equals(other.key) || !one.item.detail().equals(other.item.detail()) || !lookTheSame(one.children, other.children)) {
					return false;
				}
			}
			return true;
		}

		/** Takes over the places of a tree that looks the same. */
		static void move(List<Node> nodes, List<Node> moved) {
			for (int i = 0; i < nodes.size(); i++) {
				nodes.get(i).item = moved.get(i).item;
				move(nodes.get(i).children, moved.get(i).children);
			}
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Node node && key.equals(node.key);
		}

		@Override
		public int hashCode() {
			return key.hashCode();
		}

		boolean holds(int offset) {
			return item.offset() <= offset && offset < item.offset() + item.length();
		}
	}

	/** An element with more children shows the rest on demand: making the rows takes longer than a key may. */
	private static final int ROWS_AT_ONCE = 300;

	private final ITextEditor editor;
	private final DefinitionSession session;
	private final DefinitionSession.Listener listener = result -> show(Node.of(Outline.of(result.text()), null));
	private final ISelectionChangedListener caret = this::caretMoved;
	private LocalResourceManager images;
	private Composite parent;
	private Text filter;
	private List<Node> nodes = List.of();
	private boolean selecting;
	private int revealed = -1;
	private String wanted = "";

	/** @param session the editor's, which outlives the page */
	OutlinePage(ITextEditor editor, DefinitionSession session) {
		this.editor = editor;
		this.session = session;
	}

	@Override
	public void createControl(Composite outer) {
		parent = new Composite(outer, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.OutlinePage_filter);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		super.createControl(parent);
		TreeViewer viewer = getTreeViewer();
		GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getControl());
		images = new LocalResourceManager(JFaceResources.getResources(), viewer.getControl());
		viewer.setUseHashlookup(true);
		viewer.setContentProvider(new Nodes());
		viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new Labels()));
		viewer.addFilter(new Matching());
		viewer.setDisplayIncrementally(ROWS_AT_ONCE);
		viewer.setInput(this);
		filter.addModifyListener(event -> {
			wanted = filter.getText().strip().toLowerCase(java.util.Locale.ROOT);
			viewer.refresh();
			if (!wanted.isEmpty()) {
				viewer.expandAll();
			}
		});
		actions();
		if (editor.getSelectionProvider() instanceof IPostSelectionProvider provider) {
			provider.addPostSelectionChangedListener(caret);
		}
		session.addListener(listener);
		CompletableFuture.runAsync(this::showFirst);
	}

	@Override
	protected int getTreeStyle() {
		return SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL;
	}

	@Override
	public Control getControl() {
		return parent;
	}

	private void actions() {
		IAction sort = new Action(Messages.OutlinePage_sort, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				getTreeViewer().setComparator(isChecked() ? new ViewerComparator() : null);
			}
		};
		sort.setImageDescriptor(OutlineIcons.descriptor("sort"));
		IAction collapse = new Action(Messages.OutlinePage_collapse) {
			@Override
			public void run() {
				getTreeViewer().collapseAll();
				getTreeViewer().expandToLevel(2);
			}
		};
		collapse.setImageDescriptor(OutlineIcons.descriptor("collapse"));
		IToolBarManager bar = getSite().getActionBars().getToolBarManager();
		bar.add(sort);
		bar.add(collapse);
		IMenuManager menu = getSite().getActionBars().getMenuManager();
		menu.add(sort);
		menu.add(collapse);
	}

	/** Shows the text as it is, unless a check was faster. A large text takes longer to read than the UI thread may wait. */
	private void showFirst() {
		List<Node> first = Node.of(Outline.of(session.snapshot()), null);
		onScreen(() -> {
			if (nodes.isEmpty()) {
				replace(first);
			}
		});
	}

	private void show(List<Node> nodes) {
		onScreen(() -> replace(nodes));
	}

	private void onScreen(Runnable change) {
		Composite now = parent;
		if (now == null || now.isDisposed()) {
			return;
		}
		now.getDisplay().asyncExec(() -> {
			if (!now.isDisposed()) {
				change.run();
			}
		});
	}

	private void replace(List<Node> now) {
		if (Node.lookTheSame(nodes, now)) {
			Node.move(nodes, now);
			return;
		}
		TreeViewer viewer = getTreeViewer();
		boolean first = nodes.isEmpty();
		nodes = now;
		selecting = true;
		viewer.getTree().setRedraw(false);
		try {
			viewer.refresh();
			if (first) {
				viewer.expandToLevel(3);
			}
			if (editor.getSelectionProvider() != null && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
				select(selection.getOffset());
			}
		} finally {
			viewer.getTree().setRedraw(true);
			selecting = false;
		}
	}

	private void caretMoved(SelectionChangedEvent event) {
		// what the page itself selected in the text does not come back to it
		if (event.getSelection() instanceof ITextSelection selection && selection.getOffset() != revealed && session.checked() != null) {
			revealed = -1;
			selecting = true;
			try {
				select(selection.getOffset());
			} finally {
				selecting = false;
			}
		}
	}

	/** Selects the innermost visible entry that holds a place of the text. */
	private void select(int offset) {
		List<Object> path = new ArrayList<>();
		List<Node> level = nodes;
		while (level != null) {
			List<Node> next = null;
			for (Node node : level) {
				if (node.holds(offset)) {
					path.add(node);
					next = node.children;
					break;
				}
			}
			level = next;
		}
		getTreeViewer().setSelection(path.isEmpty() ? StructuredSelection.EMPTY : new TreeSelection(new TreePath(path.toArray())), true);
	}

	/** What is selected in the page is selected in the editor. */
	@Override
	public void selectionChanged(SelectionChangedEvent event) {
		super.selectionChanged(event);
		if (!selecting && event.getSelection() instanceof IStructuredSelection selection && selection.getFirstElement() instanceof Node node
				&& Documents.document(editor) != null) {
			OutlineItem item = node.item;
			if (item.nameOffset() + item.nameLength() <= Documents.document(editor).getLength()) {
				revealed = item.nameOffset();
				Documents.reveal(editor, item.nameOffset(), item.nameLength());
			}
		}
	}

	@Override
	public void dispose() {
		session.removeListener(listener);
		if (editor.getSelectionProvider() instanceof IPostSelectionProvider provider) {
			provider.removePostSelectionChangedListener(caret);
		}
		super.dispose();
	}

	private final class Nodes implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return nodes.toArray();
		}

		@Override
		public Object[] getChildren(Object element) {
			return ((Node) element).children.toArray();
		}

		@Override
		public Object getParent(Object element) {
			return ((Node) element).parent;
		}

		@Override
		public boolean hasChildren(Object element) {
			return !((Node) element).children.isEmpty();
		}
	}

	private final class Labels extends LabelProvider implements IStyledLabelProvider {
		@Override
		public StyledString getStyledText(Object element) {
			OutlineItem item = ((Node) element).item;
			StyledString text = new StyledString(item.label());
			return item.detail().isEmpty() ? text : text.append("  " + item.detail(), StyledString.DECORATIONS_STYLER);
		}

		@Override
		public String getText(Object element) {
			return getStyledText(element).getString();
		}

		@Override
		public Image getImage(Object element) {
			return OutlineIcons.of(((Node) element).item.kind(), images);
		}
	}

	/** Keeps what matches, what it is in and what is in it. */
	private final class Matching extends ViewerFilter {
		@Override
		public boolean select(Viewer viewer, Object above, Object element) {
			return wanted.isEmpty() || matchesAbove((Node) element) || matchesBelow((Node) element);
		}

		private boolean matchesAbove(Node node) {
			for (Node at = node; at != null; at = at.parent) {
				if (matches(at)) {
					return true;
				}
			}
			return false;
		}

		private boolean matchesBelow(Node node) {
			return node.children.stream().anyMatch(child -> matches(child) || matchesBelow(child));
		}

		private boolean matches(Node node) {
			return (node.item.label() + " " + node.item.detail()).toLowerCase(java.util.Locale.ROOT).contains(wanted);
		}
	}
}
