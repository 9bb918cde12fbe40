package org.gasthaus.ui.internal.guest;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.Operation;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.TitledDialog;

/**
 * A dialog that asks what an operation on a guest shall do. Its button can be pressed while nothing is wrong and something would change.
 *
 * @param <O> the operation
 */
abstract class GuestDialog<O extends Operation<?>> extends TitledDialog {
	private O operation;

	GuestDialog(Shell shell, String title, String button) {
		super(shell, title, button, Enter.CONFIRMS);
	}

	/** What does it, after the dialog was confirmed. */
	final O operation() {
		return operation;
	}

	/** Opens it, and does what the user confirms. UI thread. */
	final void openAndLaunch() {
		if (open() == OK) {
			Operation<?> confirmed = operation;
			OperationJob.launch(confirmed);
		}
	}

	/** What is wrong, a sentence; empty if nothing is, {@code null} for what is not complete or changes nothing yet. */
	abstract String problem();

	/** What to know although nothing is wrong; empty for nothing. */
	String warning() {
		return "";
	}

	/** What stands below the heading otherwise. */
	abstract String message();

	/** What does it. */
	abstract O chosen();

	/** A check box or radio button in the column of the fields. */
	final Button button(Composite area, String text, String id, int style) {
		new Label(area, SWT.NONE);
		Button button = new Button(area, style);
		button.setText(text);
		button.setData("org.gasthaus.id", id);
		button.addListener(SWT.Selection, event -> check());
		return button;
	}

	/** A list to choose from, with its label. */
	final Combo combo(Composite area, String label, String id, int style) {
		new Label(area, SWT.NONE).setText(label);
		Combo combo = new Combo(area, SWT.DROP_DOWN | style);
		combo.setData("org.gasthaus.id", id);
		combo.addModifyListener(event -> check());
		GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(56), SWT.DEFAULT).applyTo(combo);
		return combo;
	}

	@Override
	protected final void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		check();
	}

	/** To be called after each change. */
	final void check() {
		Button ok = getButton(IDialogConstants.OK_ID);
		if (ok == null) {
			return; // not all is there yet
		}
		String problem = problem();
		setErrorMessage(problem == null || problem.isEmpty() ? null : problem);
		String warning = warning();
		setMessage(warning.isEmpty() ? message() : warning, warning.isEmpty() ? IMessageProvider.NONE : IMessageProvider.WARNING);
		ok.setEnabled(problem != null && problem.isEmpty());
	}

	@Override
	protected final void okPressed() {
		operation = chosen();
		super.okPressed();
	}
}
