package org.gasthaus.ui.internal.guest;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.gasthaus.core.op.DetachDevice;
import org.gasthaus.ui.internal.guest.DetachChoices.Row;

/** Asks which device a guest shall lose. */
final class DetachDialog extends GuestDialog<DetachDevice> {
	private static final int[] WIDTHS = { 100, 100, 170, 210, 130 };
	private static final int LINES = 11;

	private final DetachChoices choices;
	private ImpactButtons impact;

	DetachDialog(Shell shell, DetachChoices choices) {
		super(shell, Messages.Detach_title, Messages.Detach_button);
		this.choices = choices;
	}

	@Override
	protected void fill(Composite area) {
		Table table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL);
		table.setHeaderVisible(true);
		table.setData("org.gasthaus.id", "devices");
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(SWT.DEFAULT, convertHeightInCharsToPixels(LINES + 2)).applyTo(table);
		String[] titles = { Messages.Detach_kind, Messages.Detach_type, Messages.Detach_name, Messages.Detach_detail, Messages.Detach_when };
		for (int i = 0; i < titles.length; i++) {
			TableColumn column = new TableColumn(table, SWT.LEFT);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
		}
		for (Row row : choices.rows()) {
			new TableItem(table, SWT.NONE)
					.setText(new String[] { row.device().kind(), row.device().type(), row.device().name(), row.device().detail(), row.when() });
		}
		table.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
			choices.choose(table.getSelectionIndex() < 0 ? null : choices.rows().get(table.getSelectionIndex()));
			check();
		}));
		impact = new ImpactButtons(area, choices.guest().isRunning(), choices.guest().isStored(), () -> {
			choices.apply(impact.running(), impact.stored());
			check();
		});
		setTitle(NLS.bind(Messages.Detach_heading, choices.guest().domain().name()));
	}

	/** A table that gets the focus chooses its first row by itself. */
	@Override
	public void create() {
		super.create();
		getButton(IDialogConstants.CANCEL_ID).setFocus();
	}

	@Override
	String problem() {
		return choices.problem();
	}

	@Override
	String message() {
		return Messages.Detach_message;
	}

	@Override
	DetachDevice chosen() {
		return choices.operation();
	}
}
