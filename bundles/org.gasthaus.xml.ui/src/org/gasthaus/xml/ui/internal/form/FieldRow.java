package org.gasthaus.xml.ui.internal.form;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.gasthaus.xml.ide.form.DefinitionForm;
import org.gasthaus.xml.ide.form.Field;
import org.gasthaus.xml.ide.form.Place;

/**
 * A field on a page: its name, what it says, what is wrong with it. What is typed is written when the field is left or Enter is pressed; what
 * is chosen at once. UI thread only.
 */
final class FieldRow {
	/** The data of a control by which a test finds it: {@code owner:path}. */
	static final String ID = "org.gasthaus.field";
	private static final int WIDTH = 120;
	/** By this the styles of the platform know a control. */
	private static final String CSS_ID = "org.eclipse.e4.ui.css.id";
	private static final int LEAST_WIDTH = 50;
	private static final int LINES_HEIGHT = 54;
	private static final int UNIT_WIDTH = 64;

	private final FormLink link;
	private final Place place;
	private final Field field;
	/** A Text, a Combo or a check box. */
	private final Control control;
	private final Label label;
	private Combo unit;
	private final FindingMark mark;
	private boolean showing;
	private boolean changed;

	/** @param parent has two columns */
	FieldRow(Composite parent, FormToolkit toolkit, FormLink link, FindingMenu menu, Place place, Field field) {
		this.link = link;
		this.place = place;
		this.field = field;
		boolean flag = field.style() == Field.Style.FLAG;
		label = flag ? null : toolkit.createLabel(parent, field.label());
		control = switch (field.style()) {
		case FLAG -> toolkit.createButton(parent, field.label(), SWT.CHECK);
		case CHOICE -> combo(parent, SWT.DROP_DOWN, toolkit);
		case LINES -> toolkit.createText(parent, "", SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		case TEXT -> toolkit.createText(parent, "", SWT.SINGLE | SWT.BORDER);
		case AMOUNT -> amount(parent, toolkit);
		};
		control.setData(ID, field.owner() + ':' + field.path());
		if (flag) {
			control.setData(CSS_ID, "GasthausFlag");
		}
		layOut(flag);
		mark = new FindingMark(control, menu);
		listen();
	}

	private static Combo combo(Composite parent, int style, FormToolkit toolkit) {
		Combo combo = new Combo(parent, style | SWT.FLAT);
		toolkit.adapt(combo, true, false);
		return combo;
	}

	private Text amount(Composite parent, FormToolkit toolkit) {
		Composite both = toolkit.createComposite(parent);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(both);
		Text number = toolkit.createText(both, "", SWT.SINGLE | SWT.BORDER);
		unit = combo(both, SWT.DROP_DOWN | SWT.READ_ONLY, toolkit);
		unit.setData(ID, field.owner() + ':' + field.path() + "/@unit");
		unit.addListener(SWT.Selection, event -> {
			write();
			if (!showing) {
				link.change(form -> form.setUnit(place, field, unit.getText()));
			}
		});
		return number;
	}

	private void layOut(boolean flag) {
		if (label != null) {
			GridDataFactory.fillDefaults().align(SWT.BEGINNING, field.style() == Field.Style.LINES ? SWT.BEGINNING : SWT.CENTER).applyTo(label);
		}
		GridData data = GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).minSize(LEAST_WIDTH, SWT.DEFAULT).create();
		if (flag) {
			data.horizontalSpan = 2;
			data.widthHint = SWT.DEFAULT;
		} else if (field.style() == Field.Style.LINES) {
			data.heightHint = LINES_HEIGHT;
		}
		if (unit == null) {
			control.setLayoutData(data);
		} else {
			data.widthHint = LEAST_WIDTH;
			control.setLayoutData(data);
			GridDataFactory.fillDefaults().hint(UNIT_WIDTH, SWT.DEFAULT).applyTo(unit);
			GridDataFactory.fillDefaults().grab(true, false).minSize(LEAST_WIDTH + UNIT_WIDTH, SWT.DEFAULT).applyTo(control.getParent());
		}
	}

	private void listen() {
		if (control instanceof Button) {
			control.addListener(SWT.Selection, event -> {
				changed = true;
				write();
			});
			return;
		}
		control.addListener(SWT.Modify, event -> {
			if (!showing) {
				changed = true;
				link.typing(this);
			}
		});
		control.addListener(SWT.FocusOut, event -> write());
		if (field.style() == Field.Style.LINES) {
			// Tab leads to the next field, as everywhere
			control.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		} else {
			control.addListener(SWT.DefaultSelection, event -> write());
		}
		if (control instanceof Combo) {
			control.addListener(SWT.Selection, event -> write());
		}
	}

	/** Writes what was typed or chosen, if it is something else than before. */
	void write() {
		if (!changed || control.isDisposed()) {
			return;
		}
		changed = false;
		String value = content();
		link.typed(this);
		String inUnit = unit == null ? "" : unit.getText();
		if (!link.change(form -> unit == null ? form.set(place, field, value) : form.setAmount(place, field, value, inUnit)) && !control.isDisposed()) {
			// refused, or nothing new: the field says what the text says
			show(link.state().form());
		}
	}

	/** Forgets what was typed. */
	void drop() {
		changed = false;
		link.typed(this);
		show(link.state().form());
	}

	private String content() {
		if (control instanceof Button button) {
			return button.getSelection() ? "true" : "";
		}
		String typed = control instanceof Combo combo ? combo.getText() : ((Text) control).getText();
		return field.style() == Field.Style.LINES ? typed.replace("\r\n", "\n") : typed.strip();
	}

	/** Shows what the text says, unless somebody is typing here. */
	void show(DefinitionForm form) {
		boolean editable = link.isEditable();
		enable(editable);
		mark.show(link.findings().of(place, field));
		if (label != null && label.getToolTipText() == null) {
			// at the control it would cover its values and the menu of its problems
			label.setToolTipText(form.documentation(place, field));
		}
		if (changed) {
			return;
		}
		showing = true;
		try {
			String value = form.value(place, field);
			if (control instanceof Button button) {
				button.setSelection(!value.isEmpty());
			} else if (!content().equals(value)) {
				setText(value);
			}
			// a unit that was chosen before the number counts for the number
			if (unit != null && (!value.isEmpty() || unit.getText().isEmpty())) {
				showUnit(form.unit(place, field));
			}
		} finally {
			showing = false;
		}
	}

	private void setText(String value) {
		if (control instanceof Combo combo) {
			combo.setText(value);
		} else {
			((Text) control).setText(value);
		}
	}

	private void showUnit(String now) {
		if (unit.indexOf(now) < 0) {
			unit.add(now, 0);
		}
		unit.setText(now);
	}

	private void enable(boolean editable) {
		if (control instanceof Text text) {
			text.setEditable(editable);
		} else {
			control.setEnabled(editable);
		}
		if (unit != null) {
			unit.setEnabled(editable);
		}
	}

	/** Whether there are values to choose from. */
	boolean hasChoices() {
		return field.style() == Field.Style.CHOICE || unit != null;
	}

	/** What can be chosen. In any thread; the form is the caller's. */
	List<String> choices(DefinitionForm form) {
		return unit != null ? form.units(place, field) : form.choices(place, field).stream().map(DefinitionForm.Choice::value).toList();
	}

	/** Offers values to choose from. */
	void offer(List<String> values) {
		Combo combo = unit != null ? unit : (Combo) control;
		if (combo.isDisposed() || Arrays.asList(combo.getItems()).equals(values)) {
			return;
		}
		showing = true;
		try {
			String text = combo.getText();
			Point selection = combo.getSelection();
			combo.setItems(values.toArray(String[]::new));
			if (unit != null) {
				showUnit(text);
			} else {
				combo.setText(text);
				combo.setSelection(selection);
			}
		} finally {
			showing = false;
		}
	}
}
