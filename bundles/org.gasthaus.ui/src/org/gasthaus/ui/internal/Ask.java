package org.gasthaus.ui.internal;

import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** The small questions before an operation. UI thread. */
public final class Ask {
	private Ask() {
	}

	/** Whether the user agrees to something that cannot be undone: the button says what it does, the safe one is the default. */
	public static boolean whether(Shell shell, String title, String question, String button) {
		return new MessageDialog(shell, title, null, question, MessageDialog.WARNING, 1, button, IDialogConstants.CANCEL_LABEL) {
			@Override
			protected int getShellStyle() {
				return super.getShellStyle() | SWT.SHEET;
			}
		}.open() == 0;
	}

	/**
	 * A line of text; empty if the user gave up.
	 *
	 * @param problem what is wrong with a text, {@code null} for nothing, empty for what is not a mistake yet
	 */
	public static Optional<String> text(Shell shell, String title, String question, String proposal, String button, Function<String, String> problem) {
		InputDialog dialog = new InputDialog(shell, title, question, proposal, problem::apply) {
			@Override
			protected void createButtonsForButtonBar(Composite parent) {
				super.createButtonsForButtonBar(parent);
				getButton(IDialogConstants.OK_ID).setText(button);
				setButtonLayoutData(getButton(IDialogConstants.OK_ID));
			}

			@Override
			protected Control createDialogArea(Composite parent) {
				Control area = super.createDialogArea(parent);
				getText().setData("org.gasthaus.id", "text");
				return area;
			}
		};
		return dialog.open() == Window.OK ? Optional.of(dialog.getValue()) : Optional.empty();
	}
}
