package org.gasthaus.ui.internal.processors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.gasthaus.ui.internal.TitledDialog;

/** Shows where the processors of a domain run, and asks where they may: by check boxes, and by a list for the rows that are selected. */
final class ProcessorsDialog extends TitledDialog {
	private static final int LINES = 7;
	private static final int[] WIDTHS = { 110, 90, 70, 130, 150 };
	private static final int GRID_HEIGHT = 230;
	private static final int WIDTH = 590;

	private final Pinning model;
	private final String domain;
	private final List<Button[]> boxes = new ArrayList<>();
	private Table table;
	private Text list;
	private Button running;
	private Button nextStart;
	private boolean filling;
	private String typed = "";

	ProcessorsDialog(Shell shell, String domain, Pinning model) {
		super(shell, Messages.Processors_title, IDialogConstants.OK_LABEL, Enter.CONFIRMS);
		this.model = model;
		this.domain = domain;
	}

	@Override
	protected void fill(Composite area) {
		table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL);
		table.setHeaderVisible(true);
		table.setData("org.gasthaus.id", "processors");
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(WIDTH, convertHeightInCharsToPixels(LINES + 2)).applyTo(table);
		String[] titles = { Messages.Processors_processor, Messages.Processors_state, Messages.Processors_cpu, Messages.Processors_time,
				Messages.Processors_allowed };
		for (int i = 0; i < titles.length; i++) {
			TableColumn column = new TableColumn(table, i == 2 || i == 3 ? SWT.RIGHT : SWT.LEFT);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
		}
		List<IntFunction<String>> cells = List.of(model::name, model::state, model::cpu, model::time, model::list);
		for (int row = 0; row < model.rows(); row++) {
			TableItem item = new TableItem(table, SWT.NONE);
			for (int i = 0; i < cells.size(); i++) {
				item.setText(i, cells.get(i).apply(row));
			}
		}
		table.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> showList()));
		new Label(area, SWT.NONE).setText(Messages.Processors_list);
		list = new Text(area, SWT.BORDER);
		list.setData("org.gasthaus.id", "list");
		list.setMessage(Messages.Processors_example);
		list.addModifyListener(event -> type());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(list);
		if (model.fitsGrid()) {
			grid(area);
		}
		running = option(area, Messages.Processors_toRunning, "running", model.isRunning(), model.hasChoice());
		nextStart = option(area, Messages.Processors_toNextStart, "nextStart", model.isNextStart(), model.hasChoice());
		setTitle(NLS.bind(Messages.Processors_heading, domain));
		setMessage(model.message());
		if (model.rows() > 0) {
			table.select(0);
		}
		showList();
	}

	private Button option(Composite area, String text, String id, boolean selected, boolean enabled) {
		Button button = new Button(area, SWT.CHECK);
		button.setText(text);
		button.setData("org.gasthaus.id", id);
		button.setSelection(selected);
		button.setEnabled(enabled);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
			model.apply(running.getSelection(), nextStart.getSelection());
			check();
		}));
		return button;
	}

	private void grid(Composite area) {
		ScrolledComposite scrolled = new ScrolledComposite(area, SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER);
		Composite grid = new Composite(scrolled, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(model.cpus() + 1).spacing(2, 0).applyTo(grid);
		new Label(grid, SWT.NONE).setText(Messages.Processors_hostCpu);
		for (int cpu = 0; cpu < model.cpus(); cpu++) {
			Label label = new Label(grid, SWT.CENTER);
			label.setText(Integer.toString(cpu));
			GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(label);
		}
		for (int row = 0; row < model.rows(); row++) {
			new Label(grid, SWT.NONE).setText(model.name(row));
			Button[] line = new Button[model.cpus()];
			for (int cpu = 0; cpu < line.length; cpu++) {
				line[cpu] = box(grid, row, cpu);
			}
			boxes.add(line);
		}
		scrolled.setContent(grid);
		grid.setSize(grid.computeSize(SWT.DEFAULT, SWT.DEFAULT));
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(WIDTH, Math.min(GRID_HEIGHT, grid.getSize().y + convertHeightInCharsToPixels(1)))
				.applyTo(scrolled);
	}

	private Button box(Composite grid, int row, int cpu) {
		Button box = new Button(grid, SWT.CHECK);
		String name = NLS.bind(Messages.Processors_box, model.name(row), cpu);
		box.setToolTipText(name);
		box.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = name;
			}
		});
		box.setData("org.gasthaus.id", row + "/" + cpu);
		box.setSelection(model.may(row, cpu));
		box.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
			model.allow(row, cpu, box.getSelection());
			table.getItem(row).setText(WIDTHS.length - 1, model.list(row));
			showList();
		}));
		return box;
	}

	/** The list of the rows that are selected: of the first, where they differ. */
	private void showList() {
		int[] rows = table.getSelectionIndices();
		filling = true;
		list.setText(rows.length == 0 ? "" : model.list(rows[0]));
		list.setEnabled(rows.length > 0);
		filling = false;
		typed = "";
		check();
	}

	private void type() {
		if (filling) {
			return;
		}
		int[] rows = table.getSelectionIndices();
		typed = model.type(rows, list.getText());
		for (int row : rows) {
			table.getItem(row).setText(WIDTHS.length - 1, model.list(row));
			for (int cpu = 0; cpu < model.cpus() && !boxes.isEmpty(); cpu++) {
				boxes.get(row)[cpu].setSelection(model.may(row, cpu));
			}
		}
		check();
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		check();
	}

	private void check() {
		String problem = typed.isEmpty() ? model.problem() : typed;
		setErrorMessage(problem.isEmpty() ? null : problem);
		Button ok = getButton(IDialogConstants.OK_ID);
		if (ok != null) {
			ok.setEnabled(problem.isEmpty() && model.isChanged());
		}
	}
}
