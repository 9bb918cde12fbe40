package org.gasthaus.ui.internal.hosts;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeViewerListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeExpansionEvent;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.services.IEvaluationService;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.OpenConnection;
import org.gasthaus.ui.GasthausUi;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.UiThread;
import org.gasthaus.ui.internal.connections.SavedConnections;
import org.gasthaus.ui.internal.domains.DomainTester;
import org.gasthaus.ui.internal.undo.UndoHistory;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;

/** The hosts that the user works with and what they have, as it is now. */
public final class HostsView extends ViewPart implements IShowInTarget {
	/** The key of the tree's test id: {@code widget.getData(TEST_ID)}. */
	static final String TEST_ID = "org.gasthaus.id";
	private static final String AUTOSTART = "org.gasthaus.ui.command.toggleAutostart";
	private static final String CONTEXT = "org.gasthaus.ui.context.hosts";

	private HostsModel model;
	private TreeViewer viewer;
	/** Hosts whose branches were opened for the user once; afterwards the user decides. */
	private final Set<Connection> shown = new HashSet<>();
	/** What is to be selected when its host has announced it; {@code null} for nothing. */
	private Object sought;

	@Override
	public void createPartControl(Composite parent) {
		Connections connections = getSite().getService(Connections.class);
		viewer = new TreeViewer(parent, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.getTree().setData(TEST_ID, GasthausUi.HOSTS_VIEW);
		model = new HostsModel(connections, UiThread.coalesced(viewer.getControl(), this::refresh));
		viewer.setUseHashlookup(true);
		viewer.setContentProvider(new HostsContentProvider(model));
		viewer.setLabelProvider(HostsLabelProvider.styled(model));
		ColumnViewerToolTipSupport.enableFor(viewer);
		viewer.setInput(model);
		viewer.addTreeListener(new ITreeViewerListener() {
			@Override
			public void treeExpanded(TreeExpansionEvent event) {
				model.expand(event.getElement());
			}

			@Override
			public void treeCollapsed(TreeExpansionEvent event) {
				model.collapse(event.getElement());
			}
		});
		viewer.addOpenListener(event -> open((IStructuredSelection) event.getSelection()));
		viewer.addSelectionChangedListener(event -> {
			showHint(event.getStructuredSelection());
			refreshCheckMarks();
		});
		UndoHistory.in(getViewSite());
		getSite().setSelectionProvider(viewer);
		MenuManager menu = new MenuManager();
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		getSite().registerContextMenu(menu, viewer);
		getSite().<IContextService>getService(IContextService.class).activateContext(CONTEXT);
		getSite().getService(SavedConnections.class).restore();
		refresh();
	}

	private void refresh() {
		viewer.refresh();
		// a host that was closed opens its branches again when it comes back
		shown.removeIf(connection -> connection.status() == Connection.Status.CLOSED || connection.status() == Connection.Status.FAILED);
		for (Connection connection : model.hosts()) {
			if (connection.status() == Connection.Status.OPEN && shown.add(connection)) {
				viewer.expandToLevel(connection, 2);
				PaintedReport.when(viewer.getTree());
			}
		}
		select();
		if (viewer.getSelection().isEmpty() && !model.hosts().isEmpty()) {
			viewer.setSelection(new StructuredSelection(model.hosts().get(0)));
		}
		showHint(viewer.getStructuredSelection());
		IEvaluationService evaluation = getSite().getService(IEvaluationService.class);
		DomainTester.PROPERTIES.forEach(evaluation::requestEvaluation);
		refreshCheckMarks();
	}

	@Override
	public boolean show(ShowInContext context) {
		sought = context.getSelection() instanceof IStructuredSelection selection ? model.element(selection.getFirstElement()) : null;
		boolean known = sought != null;
		refresh(); // the model may know it before it is painted
		return known;
	}

	private void select() {
		if (sought != null && model.contains(sought)) {
			viewer.setSelection(new StructuredSelection(sought), true);
			sought = null;
		}
	}

	private void refreshCheckMarks() {
		getSite().getService(ICommandService.class).refreshElements(AUTOSTART, null);
	}

	private void showHint(IStructuredSelection selection) {
		getViewSite().getActionBars().getStatusLineManager().setMessage(selection.size() == 1 ? model.label(selection.getFirstElement()).hint() : null);
	}

	/** Enter and double click: the definition of an object, the connection to a host, else the branch. */
	private void open(IStructuredSelection selection) {
		Object first = selection.getFirstElement();
		if (first instanceof Connection connection && connection.status() != Connection.Status.OPEN) {
			OperationJob.launch(new OpenConnection(connection));
		} else if (viewer.isExpandable(first) && !(first instanceof HostsNode.Item)) {
			viewer.setExpandedState(first, !viewer.getExpandedState(first));
		} else if (first instanceof DomainHandle || first instanceof HostsNode.Item) {
			try {
				getSite().getService(IHandlerService.class).executeCommand("org.gasthaus.ui.command.openDefinition", null);
			} catch (CommandException e) {
				ILog.of(getClass()).error(e.getMessage(), e);
			}
		}
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
	}

	@Override
	public void dispose() {
		if (model != null) {
			model.close();
		}
		super.dispose();
	}
}
