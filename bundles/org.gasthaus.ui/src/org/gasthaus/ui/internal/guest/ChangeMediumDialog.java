package org.gasthaus.ui.internal.guest;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.GuestState.Drive;
import org.gasthaus.core.op.ChangeMedium;
import org.gasthaus.ui.internal.TitledDialog;

/** Asks for a drive of a guest and the medium that it shall hold. */
final class ChangeMediumDialog extends TitledDialog {
	private static final int FIELD_WIDTH = 380;

	private final MediumChoices choices;
	private Combo drive;
	private Button insert;
	private Button eject;
	private Combo file;
	private Button force;
	private ImpactButtons impact;
	private ChangeMedium operation;

	ChangeMediumDialog(Shell shell, MediumChoices choices) {
		super(shell, Messages.Medium_title, Messages.Medium_button, Enter.CONFIRMS);
		this.choices = choices;
	}

	/** What was chosen. */
	ChangeMedium operation() {
		return operation;
	}

	@Override
	protected void fill(Composite area) {
		new Label(area, SWT.NONE).setText(Messages.Medium_drive);
		drive = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
		drive.setData("org.gasthaus.id", "drive");
		choices.drives().forEach(one -> drive.add(MediumChoices.label(one)));
		drive.select(0);
		GridDataFactory.fillDefaults().grab(true, false).hint(FIELD_WIDTH, SWT.DEFAULT).applyTo(drive);
		insert = button(area, Messages.Medium_insert, "insert", SWT.RADIO);
		insert.setSelection(true);
		new Label(area, SWT.NONE).setText(Messages.Medium_file);
		file = new Combo(area, SWT.DROP_DOWN);
		file.setData("org.gasthaus.id", "file");
		choices.known().forEach(file::add);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(file);
		file.addModifyListener(event -> check());
		eject = button(area, Messages.Medium_eject, "eject", SWT.RADIO);
		force = button(area, Messages.Medium_force, "force", SWT.CHECK);
		impact = new ImpactButtons(area, choices.state().isRunning(), choices.state().stored() != null, this::check);
		drive.addListener(SWT.Selection, event -> check());
		setTitle(NLS.bind(Messages.Medium_heading, choices.state().domain().name()));
		setMessage(NLS.bind(Messages.Medium_message, choices.state().domain().connection()));
		file.setFocus();
	}

	private Button button(Composite area, String text, String id, int style) {
		new Label(area, SWT.NONE);
		Button button = new Button(area, style);
		button.setText(text);
		button.setData("org.gasthaus.id", id);
		button.addListener(SWT.Selection, event -> check());
		return button;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		check();
	}

	private Drive chosen() {
		return drive.getSelectionIndex() < 0 ? null : choices.drives().get(drive.getSelectionIndex());
	}

	private void check() {
		Button ok = getButton(IDialogConstants.OK_ID);
		if (ok == null) {
			return;
		}
		file.setEnabled(insert.getSelection());
		String problem = choices.problem(chosen(), eject.getSelection(), file.getText(), impact.impact());
		setErrorMessage(problem == null || problem.isEmpty() ? null : problem);
		ok.setEnabled(problem != null && problem.isEmpty());
	}

	@Override
	protected void okPressed() {
		operation = choices.operation(chosen(), eject.getSelection(), file.getText(), force.getSelection(), impact.impact());
		super.okPressed();
	}
}
