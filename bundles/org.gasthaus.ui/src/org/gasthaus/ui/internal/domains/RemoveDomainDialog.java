package org.gasthaus.ui.internal.domains;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.ui.internal.TitledDialog;
import org.gasthaus.ui.internal.domains.RemovalChoices.Line;

/** Asks what of all that belongs to a domain goes with its definition. Nothing is chosen in the beginning. */
final class RemoveDomainDialog extends TitledDialog {
	private static final int LIST_WIDTH = 560;
	private static final int LINES = 7;

	private final RemovalChoices choices;

	RemoveDomainDialog(Shell shell, RemovalChoices choices) {
		super(shell, Messages.RemoveDomain_title, Messages.RemoveDomain_button, Enter.CANCELS);
		this.choices = choices;
	}

	@Override
	protected int columns() {
		return 1;
	}

	@Override
	protected void fill(Composite area) {
		if (choices.lines().isEmpty()) {
			new Label(area, SWT.WRAP).setText(Messages.RemoveDomain_nothing);
		} else {
			new Label(area, SWT.WRAP).setText(Messages.RemoveDomain_choose);
			CheckboxTableViewer viewer = CheckboxTableViewer.newCheckList(area, SWT.BORDER | SWT.FULL_SELECTION);
			viewer.getTable().setData("org.gasthaus.id", "choices");
			GridDataFactory.fillDefaults().grab(true, true).hint(LIST_WIDTH, convertHeightInCharsToPixels(LINES)).applyTo(viewer.getTable());
			viewer.setContentProvider(ArrayContentProvider.getInstance());
			viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new Words()));
			viewer.setInput(choices.lines());
			viewer.addCheckStateListener(event -> {
				viewer.setChecked(event.getElement(), choices.choose((Line) event.getElement(), event.getChecked()));
				check();
			});
		}
		setTitle(NLS.bind(Messages.RemoveDomain_heading, choices.name()));
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		check();
	}

	private void check() {
		String warning = choices.problem().isEmpty() ? choices.warning() : choices.problem();
		setMessage(warning.isEmpty() ? choices.message() : warning, warning.isEmpty() ? IMessageProvider.NONE : IMessageProvider.WARNING);
		getButton(IDialogConstants.OK_ID).setEnabled(choices.problem().isEmpty());
	}

	/** What a line is, and in the secondary colour what there is to know about it. */
	private static final class Words extends LabelProvider implements IStyledLabelProvider {
		@Override
		public StyledString getStyledText(Object element) {
			Line line = (Line) element;
			StyledString text = line.possible() ? new StyledString(line.text()) : new StyledString(line.text(), StyledString.QUALIFIER_STYLER);
			return line.note().isEmpty() ? text : text.append("  \u2013 " + line.note(), StyledString.QUALIFIER_STYLER);
		}
	}
}
