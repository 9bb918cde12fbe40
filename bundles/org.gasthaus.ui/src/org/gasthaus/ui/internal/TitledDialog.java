package org.gasthaus.ui.internal;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** A dialog with a heading, a message and two buttons: one named after what it does, and Cancel. Can be resized. */
public abstract class TitledDialog extends TitleAreaDialog {
	/** What pressing Enter does. */
	public enum Enter {
		/** What the dialog is for. */
		CONFIRMS,
		/** Nothing: what the dialog is for cannot be taken back. */
		CANCELS
	}

	private final String title;
	private final String button;
	private final Enter enter;

	/**
	 * @param title the window's
	 * @param button what is done, as a verb
	 */
	protected TitledDialog(Shell parent, String title, String button, Enter enter) {
		super(parent);
		this.title = title;
		this.button = button;
		this.enter = enter;
	}

	/** Makes what is between heading and buttons. */
	protected abstract void fill(Composite area);

	/** How many columns the content has: 2 for fields with labels. */
	protected int columns() {
		return 2;
	}

	@Override
	protected final void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(title);
	}

	@Override
	protected final boolean isResizable() {
		return true;
	}

	@Override
	protected final Control createDialogArea(Composite parent) {
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory layout = GridLayoutFactory.swtDefaults().numColumns(columns()).margins(12, 12);
		(columns() == 1 ? layout : layout.spacing(8, 10)).applyTo(area);
		fill(area);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, button, enter == Enter.CONFIRMS);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, enter == Enter.CANCELS);
	}
}
