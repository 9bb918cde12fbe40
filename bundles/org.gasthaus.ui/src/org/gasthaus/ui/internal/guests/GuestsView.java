package org.gasthaus.ui.internal.guests;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ILazyContentProvider;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.ui.GasthausUi;
import org.gasthaus.ui.UiThread;
import org.gasthaus.ui.internal.Sizes;
import org.gasthaus.ui.internal.guests.GuestsModel.Column;
import org.gasthaus.ui.internal.guests.GuestsModel.Row;
import org.gasthaus.ui.internal.undo.UndoHistory;

/** What the running domains of all open connections do now, as a table to be sorted. The hosts are asked while it can be seen. */
public final class GuestsView extends ViewPart {
	private static final int NAME_WIDTH = 120;
	private static final int HOST_WIDTH = 120;
	private static final int WIDTH = 76;

	private final IPartListener2 seen = new IPartListener2() {
		@Override
		public void partVisible(IWorkbenchPartReference part) {
			if (part.getPart(false) == GuestsView.this) {
				model.watch();
			}
		}

		@Override
		public void partHidden(IWorkbenchPartReference part) {
			if (part.getPart(false) == GuestsView.this) {
				model.rest();
			}
		}
	};
	private GuestsModel model;
	private Label message;
	private TableViewer viewer;
	private List<Row> rows = List.of();

	@Override
	public void createPartControl(Composite parent) {
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(parent);
		message = new Label(parent, SWT.WRAP);
		viewer = new TableViewer(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		Table table = viewer.getTable();
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
		table.setData("org.gasthaus.id", GasthausUi.GUESTS_VIEW);
		table.setHeaderVisible(true);
		model = new GuestsModel(getSite().getService(Connections.class), UiThread.coalesced(table, this::refresh));
		column(Column.NAME, Messages.Guests_name, NAME_WIDTH, row -> row.use().domain().name());
		column(Column.HOST, Messages.Guests_host, HOST_WIDTH, Row::host);
		column(Column.STATE, Messages.Guests_state, WIDTH, row -> row.use().state().label());
		column(Column.CPU, Messages.Guests_cpu, WIDTH, row -> percent(row.use().cpuPercent()));
		column(Column.MEMORY, Messages.Guests_memory, WIDTH, row -> size(row.use().memoryBytes()));
		column(Column.READ, Messages.Guests_read, WIDTH, row -> rate(row.use().read()));
		column(Column.WRITTEN, Messages.Guests_written, WIDTH, row -> rate(row.use().written()));
		column(Column.RECEIVED, Messages.Guests_received, WIDTH, row -> rate(row.use().received()));
		column(Column.SENT, Messages.Guests_sent, WIDTH, row -> rate(row.use().sent()));
		column(Column.AUTOSTART, Messages.Guests_autostart, WIDTH, row -> Boolean.TRUE.equals(row.autostart()) ? Messages.Guests_yes : "");
		viewer.setContentProvider((ILazyContentProvider) this::update);
		viewer.setUseHashlookup(true);
		viewer.setInput(model);
		UndoHistory.in(getViewSite());
		getSite().setSelectionProvider(new Domains());
		MenuManager menu = new MenuManager();
		table.setMenu(menu.createContextMenu(table));
		getSite().registerContextMenu(menu, getSite().getSelectionProvider());
		table.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> openDefinition()));
		getSite().getPage().addPartListener(seen);
		if (getSite().getPage().isPartVisible(this)) {
			model.watch();
		}
		refresh();
	}

	private void column(Column column, String title, int width, Function<Row, String> words) {
		TableViewerColumn made = new TableViewerColumn(viewer, column.isNumber() ? SWT.RIGHT : SWT.LEFT);
		TableColumn widget = made.getColumn();
		widget.setText(title);
		widget.setWidth(width);
		widget.setMoveable(true);
		widget.setData(column);
		widget.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> model.orderBy(column)));
		made.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return words.apply((Row) element);
			}

			@Override
			public Color getForeground(Object element) {
				return ((Row) element).stale() ? viewer.getTable().getDisplay().getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND) : null;
			}
		});
	}

	private void openDefinition() {
		try {
			getSite().getService(IHandlerService.class).executeCommand("org.gasthaus.ui.command.openDefinition", null);
		} catch (CommandException e) {
			ILog.of(getClass()).error(e.getMessage(), e);
		}
	}

	private static String percent(double number) {
		if (Double.isNaN(number)) {
			return "";
		}
		NumberFormat format = NumberFormat.getNumberInstance();
		format.setMinimumFractionDigits(1);
		format.setMaximumFractionDigits(1);
		return format.format(number) + " %";
	}

	private static String size(double bytes) {
		return Double.isNaN(bytes) ? "" : Sizes.text(Math.round(bytes));
	}

	private static String rate(double bytes) {
		return Double.isNaN(bytes) ? "" : NLS.bind(Messages.Guests_rate, size(bytes));
	}

	private void update(int index) {
		if (index < rows.size()) {
			viewer.replace(rows.get(index), index);
		}
	}

	private void refresh() {
		String said = model.message();
		if (!message.getText().equals(said.replace("&", "&&"))) {
			message.setText(said.replace("&", "&&"));
		}
		GridDataFactory.fillDefaults().grab(true, false).indent(6, 4).exclude(said.isEmpty()).applyTo(message);
		message.setVisible(!said.isEmpty());
		message.getParent().layout();
		Set<DomainHandle> selected = selected();
		rows = model.rows();
		Table table = viewer.getTable();
		for (TableColumn column : table.getColumns()) {
			if (column.getData() == model.order()) {
				table.setSortColumn(column);
				table.setSortDirection(model.order().isNumber() != model.isReversed() ? SWT.DOWN : SWT.UP);
			}
		}
		table.setItemCount(rows.size());
		table.clearAll();
		table.setSelection(positions(selected));
	}

	private int[] positions(Set<DomainHandle> domains) {
		List<Integer> positions = new ArrayList<>();
		for (int i = 0; i < rows.size() && !domains.isEmpty(); i++) {
			if (domains.contains(rows.get(i).domain())) {
				positions.add(i);
			}
		}
		return positions.stream().mapToInt(Integer::intValue).toArray();
	}

	private Set<DomainHandle> selected() {
		List<Row> shown = rows;
		return Arrays.stream(viewer.getTable().getSelectionIndices()).filter(index -> index < shown.size()).mapToObj(index -> shown.get(index).domain())
				.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
	}

	@Override
	public void dispose() {
		getSite().getPage().removePartListener(seen);
		if (model != null) {
			model.close();
		}
		super.dispose();
	}

	/** The selected rows as domains, so that what can be done with domains can be done here, too. */
	private final class Domains implements ISelectionProvider {
		private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();

		Domains() {
			viewer.getTable().addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
		}

		private void changed() {
			SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
			listeners.forEach(listener -> listener.selectionChanged(event));
		}

		@Override
		public void addSelectionChangedListener(ISelectionChangedListener listener) {
			listeners.add(listener);
		}

		@Override
		public void removeSelectionChangedListener(ISelectionChangedListener listener) {
			listeners.remove(listener);
		}

		@Override
		public ISelection getSelection() {
			return new StructuredSelection(new ArrayList<>(selected()));
		}

		@Override
		public void setSelection(ISelection selection) {
			if (selection instanceof IStructuredSelection domains) {
				viewer.getTable().setSelection(positions(((List<?>) domains.toList()).stream().filter(DomainHandle.class::isInstance).map(DomainHandle.class::cast)
						.collect(Collectors.toSet())));
				changed();
			}
		}
	}
}
