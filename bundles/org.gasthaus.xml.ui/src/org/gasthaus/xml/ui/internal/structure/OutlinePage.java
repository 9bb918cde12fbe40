package org.gasthaus.xml.ui.internal.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import org.eclipse.jface.viewers.ISelection;
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
	/** An entry that stays the same one while the text around it, and what it says, changes. The thread of the check changes it. */
	private static final class Node {
		private final Node parent;
		private volatile OutlineItem item;
		private volatile List<Node> children;

		private Node(OutlineItem item, Node parent) {
			this.item = item;
			this.parent = parent;
			this.children = item.children().stream().map(child -> new Node(child, this)).toList();
		}

		boolean holds(int offset) {
			OutlineItem now = item;
			return now.offset() <= offset && offset < now.offset() + now.length();
		}

		boolean isLike(OutlineItem other) {
			return item.kind() == other.kind() && item.label().equals(other.label());
		}

		private void become(OutlineItem now, Change change) {
			OutlineItem before = item;
			item = now;
			if (before.kind() != now.kind() || !before.label().equals(now.label()) || !before.detail().equals(now.detail())) {
				change.renamed.add(this);
			}
			List<Node> matched = change.match(children, now.children(), this);
			if (matched != children) {
				children = matched;
				change.rearranged.add(this);
			}
		}
	}

	/** Makes the entries of the last check those of this one, and knows what of that is to be seen. */
	private static final class Change {
		private final List<Node> renamed = new ArrayList<>();
		private final List<Node> rearranged = new ArrayList<>();

		/** The nodes of items: those that were there before where they fit. The same list if there are no others. */
		List<Node> match(List<Node> before, List<OutlineItem> items, Node parent) {
			if (before.size() == items.size()) {
				become(before, items);
				return before;
			}
			int shorter = Math.min(before.size(), items.size());
			int first = 0;
			while (first < shorter && before.get(first).isLike(items.get(first))) {
				first++;
			}
			int last = 0;
			while (last < shorter - first && before.get(before.size() - 1 - last).isLike(items.get(items.size() - 1 - last))) {
				last++;
			}
			Map<String, Deque<Node>> left = new HashMap<>();
			for (Node node : before.subList(first, before.size() - last)) {
				left.computeIfAbsent(name(node.item), name -> new ArrayDeque<>()).add(node);
			}
			List<Node> matched = new ArrayList<>(before.subList(0, first));
			for (OutlineItem item : items.subList(first, items.size() - last)) {
				Deque<Node> alike = left.getOrDefault(name(item), new ArrayDeque<>());
				matched.add(alike.isEmpty() ? new Node(item, parent) : alike.poll());
			}
			matched.addAll(before.subList(before.size() - last, before.size()));
			become(matched, items);
			return matched;
		}

		private void become(List<Node> nodes, List<OutlineItem> items) {
			for (int i = 0; i < items.size(); i++) {
				nodes.get(i).become(items.get(i), this);
			}
		}

		private static String name(OutlineItem item) {
			return item.kind() + " " + item.label();
		}
	}

	/** By what the entries say. */
	private static final class ByLabel extends ViewerComparator {
		@Override
		public int compare(Viewer viewer, Object one, Object other) {
			return getComparator().compare(words(one), words(other));
		}

		private static String words(Object entry) {
			OutlineItem item = ((Node) entry).item;
			return item.label() + ' ' + item.detail();
		}
	}

	/** An element with more children shows the rest on demand: making the rows takes longer than a key may. */
	private static final int ROWS_AT_ONCE = 300;

	private final ITextEditor editor;
	private final DefinitionSession session;
	private final DefinitionSession.Listener listener = result -> show(Outline.of(result.text()));
	private final ISelectionChangedListener caret = this::caretMoved;
	private LocalResourceManager images;
	private Composite parent;
	private Text filter;
	/** Of the last text that was looked at. */
	private volatile List<Node> nodes = List.of();
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
				getTreeViewer().setComparator(isChecked() ? new ByLabel() : null);
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
		List<OutlineItem> first = Outline.of(session.snapshot());
		synchronized (this) {
			if (nodes.isEmpty()) {
				show(first);
			}
		}
	}

	/** In the thread of the check. A text of a megabyte has tens of thousands of nodes: the UI thread hears only of those that look otherwise. */
	private synchronized void show(List<OutlineItem> items) {
		Change change = new Change();
		List<Node> before = nodes;
		List<Node> now = change.match(before, items, null);
		nodes = now;
		if (now != before) {
			onScreen(() -> refresh(null, before.isEmpty()));
		} else {
			onScreen(() -> update(change));
		}
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

	private void update(Change change) {
		TreeViewer viewer = getTreeViewer();
		boolean moved = !change.renamed.isEmpty() && (viewer.getComparator() != null || !wanted.isEmpty());
		viewer.update(change.renamed.toArray(), null);
		if (!moved && change.rearranged.size() == 1) {
			refresh(change.rearranged.get(0), false);
		} else if (moved || !change.rearranged.isEmpty()) {
			refresh(null, false);
		} else {
			selectAtCaret();
		}
	}

	/** @param from whose children are other ones than before; {@code null} for all */
	private void refresh(Node from, boolean first) {
		TreeViewer viewer = getTreeViewer();
		selecting = true;
		viewer.getTree().setRedraw(false);
		try {
			if (from == null) {
				viewer.refresh();
			} else {
				viewer.refresh(from);
			}
			if (first) {
				viewer.expandToLevel(3);
			}
		} finally {
			viewer.getTree().setRedraw(true);
			selecting = false;
		}
		selectAtCaret();
	}

	private void selectAtCaret() {
		if (editor.getSelectionProvider() != null && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
			selecting = true;
			try {
				select(selection.getOffset());
			} finally {
				selecting = false;
			}
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
		ISelection now = path.isEmpty() ? StructuredSelection.EMPTY : new TreeSelection(new TreePath(path.toArray()));
		if (!now.equals(getTreeViewer().getSelection())) {
			getTreeViewer().setSelection(now, true);
		}
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
