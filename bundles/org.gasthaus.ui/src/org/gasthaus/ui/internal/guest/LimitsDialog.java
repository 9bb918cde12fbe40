package org.gasthaus.ui.internal.guest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Text;
import org.gasthaus.core.GuestLimits.Place;
import org.gasthaus.core.op.ChangeLimits;
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.ui.internal.guest.LimitChoices.Field;

/** Asks how much of its host a guest may use, in a tab for each kind of it. */
final class LimitsDialog extends GuestDialog<ChangeLimits> {
	private static final int WIDTH = 720;
	private static final int DISKS_HEIGHT = 180;
	private static final int CELL_CHARS = 10;

	private final LimitChoices choices;
	private final Map<Field, Control> controls = new LinkedHashMap<>();
	private ImpactButtons impact;
	private boolean filling;

	LimitsDialog(Shell shell, LimitChoices choices) {
		super(shell, Messages.Limits_title, Messages.Resources_button);
		this.choices = choices;
	}

	@Override
	protected void fill(Composite area) {
		TabFolder tabs = new TabFolder(area, SWT.NONE);
		tabs.setData("org.gasthaus.id", "tabs");
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(tabs);
		group(tabs, Messages.Limits_memoryTab, Messages.Limits_memoryHint, ParameterGroup.MEMORY);
		disks(tabs);
		group(tabs, Messages.Limits_hostTab, Messages.Limits_hostHint, ParameterGroup.BLOCK_IO);
		group(tabs, Messages.Limits_processorTab, Messages.Limits_processorHint, ParameterGroup.SCHEDULER);
		group(tabs, Messages.Limits_numaTab, Messages.Limits_numaHint, ParameterGroup.NUMA);
		impact = new ImpactButtons(area, choices.canRun(), choices.canBeStored(), this::stateChanged);
		setTitle(NLS.bind(Messages.Limits_heading, choices.limits().domain().name()));
		show();
	}

	private static Composite tab(TabFolder tabs, String title, int columns) {
		Composite area = new Composite(tabs, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(columns).margins(10, 10).spacing(8, 6).applyTo(area);
		TabItem item = new TabItem(tabs, SWT.NONE);
		item.setText(title);
		item.setControl(area);
		return area;
	}

	private static void sentence(Composite area, String text, int columns) {
		if (!text.isEmpty()) {
			Label label = new Label(area, SWT.WRAP);
			label.setText(text.replace("&", "&&"));
			GridDataFactory.fillDefaults().span(columns, 1).grab(true, false).hint(WIDTH - 60, SWT.DEFAULT).applyTo(label);
		}
	}

	private void group(TabFolder tabs, String title, String hint, ParameterGroup group) {
		int columns = group == ParameterGroup.SCHEDULER ? 4 : 2; // a period stands beside its quota
		Composite area = tab(tabs, title, columns);
		sentence(area, hint, columns);
		sentence(area, choices.remark(Place.of(group)), columns);
		for (Field field : choices.fields(group)) {
			boolean paired = columns > 2 && (field.kind() == LimitChoices.Kind.PERIOD || field.kind() == LimitChoices.Kind.QUOTA);
			new Label(area, SWT.NONE).setText(field.label() + ':');
			GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(CELL_CHARS), SWT.DEFAULT).span(paired ? 1 : columns - 1, 1)
					.applyTo(control(area, field));
		}
	}

	private void disks(TabFolder tabs) {
		Composite area = tab(tabs, Messages.Limits_diskTab, 1);
		sentence(area, choices.disks().isEmpty() ? Messages.Limits_noDisk : Messages.Limits_diskHint, 1);
		choices.disks().stream().map(disk -> choices.remark(Place.of(disk))).distinct().forEach(remark -> sentence(area, remark, 1));
		if (choices.disks().isEmpty()) {
			return;
		}
		ScrolledComposite scrolled = new ScrolledComposite(area, SWT.V_SCROLL | SWT.H_SCROLL);
		Composite grid = new Composite(scrolled, SWT.NONE);
		List<Field> first = choices.fields(choices.disks().get(0));
		GridLayoutFactory.fillDefaults().numColumns(first.size() + 1).spacing(4, 4).applyTo(grid);
		for (String heading : new String[] { Messages.Limits_disk, Messages.Limits_totalBytes, Messages.Limits_readBytes, Messages.Limits_writeBytes,
				Messages.Limits_totalRequests, Messages.Limits_readRequests, Messages.Limits_writeRequests }) {
			new Label(grid, SWT.NONE).setText(heading);
		}
		for (String disk : choices.disks()) {
			new Label(grid, SWT.NONE).setText(disk);
			for (Field field : choices.fields(disk)) {
				GridDataFactory.fillDefaults().hint(convertWidthInCharsToPixels(CELL_CHARS), SWT.DEFAULT).grab(true, false).applyTo(control(grid, field));
			}
		}
		scrolled.setContent(grid);
		scrolled.setExpandHorizontal(true);
		scrolled.setMinWidth(grid.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
		grid.setSize(grid.computeSize(SWT.DEFAULT, SWT.DEFAULT));
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH - 60, Math.min(DISKS_HEIGHT, grid.getSize().y)).applyTo(scrolled);
	}

	private Control control(Composite area, Field field) {
		List<String> words = choices.words(field);
		Control control;
		if (field.kind() == LimitChoices.Kind.MODE) {
			Combo combo = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
			combo.setItems(words.toArray(String[]::new));
			combo.addModifyListener(event -> typed(field, combo.getText()));
			control = combo;
		} else if (words.isEmpty() || field.place().isDisk()) {
			Text text = new Text(area, SWT.BORDER);
			text.addModifyListener(event -> typed(field, text.getText()));
			control = text;
		} else {
			Combo combo = new Combo(area, SWT.DROP_DOWN);
			combo.setItems(words.toArray(String[]::new));
			combo.addModifyListener(event -> typed(field, combo.getText()));
			control = combo;
		}
		control.setData("org.gasthaus.id", field.id());
		control.setEnabled(choices.isAvailable(field));
		control.setToolTipText(choices.isAvailable(field) ? field.label() : choices.reason(field));
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = field.label();
			}
		});
		controls.put(field, control);
		return control;
	}

	private void typed(Field field, String text) {
		if (!filling) {
			choices.type(field, text);
			check();
		}
	}

	private void stateChanged() {
		choices.apply(impact.running(), impact.stored());
		show();
		check();
	}

	/** What was not touched follows the state. */
	private void show() {
		filling = true;
		controls.forEach((field, control) -> {
			String text = choices.text(field);
			if (control instanceof Combo combo) {
				if (!combo.getText().equals(text)) {
					combo.setText(text);
				}
			} else if (control instanceof Text plain && !plain.getText().equals(text)) {
				plain.setText(text);
			}
		});
		filling = false;
	}

	@Override
	String problem() {
		return choices.problem();
	}

	@Override
	String message() {
		String difference = choices.difference();
		return difference.isEmpty() ? Messages.Limits_message : difference;
	}

	@Override
	ChangeLimits chosen() {
		return choices.operation();
	}
}
