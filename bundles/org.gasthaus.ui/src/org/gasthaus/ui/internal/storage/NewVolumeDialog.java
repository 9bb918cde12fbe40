package org.gasthaus.ui.internal.storage;

import java.text.ParseException;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.gasthaus.ui.internal.TitledDialog;

/** Asks for the name, the size and the format of a new volume. */
final class NewVolumeDialog extends TitledDialog {
	private static final int FIELD_WIDTH = 320;
	private static final String[] FORMATS = { "qcow2", "raw", "vmdk", "vdi", "qed" };

	private final NewVolume model;
	private Text name;
	private Text capacity;
	private Combo format;
	private Button allocate;
	private String xml;

	NewVolumeDialog(Shell shell, NewVolume model) {
		super(shell, Messages.NewVolume_title, Messages.NewVolume_button, Enter.CONFIRMS);
		this.model = model;
	}

	/** The definition that was typed. */
	String xml() {
		return xml;
	}

	@Override
	protected void fill(Composite area) {
		name = field(area, Messages.NewVolume_name, "name", "");
		capacity = field(area, Messages.NewVolume_capacity, "capacity", "10 GiB");
		new Label(area, SWT.NONE).setText(Messages.NewVolume_format);
		format = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
		format.setData("org.gasthaus.id", "format");
		format.add(Messages.NewVolume_usual);
		for (String one : FORMATS) {
			format.add(one);
		}
		format.select(0);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(format);
		new Label(area, SWT.NONE);
		allocate = new Button(area, SWT.CHECK);
		allocate.setText(Messages.NewVolume_allocate);
		allocate.addListener(SWT.Selection, event -> check());
		setTitle(Messages.NewVolume_title);
		setMessage(NLS.bind(Messages.NewVolume_message, model.pool()));
	}

	private Text field(Composite area, String label, String id, String value) {
		new Label(area, SWT.NONE).setText(label);
		Text text = new Text(area, SWT.BORDER);
		text.setText(value);
		text.setData("org.gasthaus.id", id);
		GridDataFactory.fillDefaults().grab(true, false).hint(FIELD_WIDTH, SWT.DEFAULT).applyTo(text);
		text.addModifyListener(event -> check());
		return text;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setEnabled(false);
	}

	private void check() {
		String problem = model.problem(name.getText(), capacity.getText(), allocate.getSelection());
		setErrorMessage(problem == null || problem.isEmpty() ? null : problem);
		String warning = model.warning(capacity.getText());
		setMessage(warning.isEmpty() ? NLS.bind(Messages.NewVolume_message, model.pool()) : warning, warning.isEmpty()
				? IMessageProvider.NONE : IMessageProvider.WARNING);
		getButton(IDialogConstants.OK_ID).setEnabled(problem != null && problem.isEmpty());
	}

	@Override
	protected void okPressed() {
		try {
			xml = NewVolume.xml(name.getText(), capacity.getText(), format.getSelectionIndex() <= 0 ? "" : format.getText(), allocate.getSelection());
			super.okPressed();
		} catch (ParseException e) {
			setErrorMessage(Messages.NewVolume_size);
		}
	}
}
