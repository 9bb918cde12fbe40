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
import org.gasthaus.core.Connection;
import org.gasthaus.core.op.MigrateDomain;
import org.gasthaus.ui.internal.TitledDialog;
import org.gasthaus.ui.internal.guest.MigrationChoices.Disks;
import org.gasthaus.ui.internal.guest.MigrationChoices.Ticks;

/** Asks for the host that a guest shall go to, and how. */
final class MigrateDialog extends TitledDialog {
	private static final int FIELD_WIDTH = 380;

	private final MigrationChoices choices;
	private Combo destination;
	private Combo disks;
	private Button keep;
	private Button remove;
	private Button paused;
	private Button slow;
	private MigrateDomain operation;

	MigrateDialog(Shell shell, MigrationChoices choices) {
		super(shell, Messages.Migrate_title, Messages.Migrate_button, Enter.CONFIRMS);
		this.choices = choices;
	}

	/** What was chosen. */
	MigrateDomain operation() {
		return operation;
	}

	@Override
	protected void fill(Composite area) {
		boolean runs = choices.state().isRunning();
		destination = combo(area, Messages.Migrate_destination, "destination");
		choices.destinations().forEach(one -> destination.add(one.toString()));
		disks = combo(area, Messages.Migrate_disks, "disks");
		disks.add(Messages.Migrate_disksShared);
		disks.add(Messages.Migrate_disksCopied);
		disks.add(Messages.Migrate_disksIncrement);
		destination.select(0);
		disks.select(0);
		disks.setEnabled(runs);
		keep = tick(area, Messages.Migrate_keep, "keep", true);
		remove = tick(area, Messages.Migrate_remove, "remove", false);
		paused = tick(area, Messages.Migrate_paused, "paused", false);
		slow = tick(area, Messages.Migrate_slow, "slow", false);
		remove.setEnabled(choices.state().details().info().persistent());
		paused.setEnabled(runs);
		slow.setEnabled(runs);
		setTitle(NLS.bind(Messages.Migrate_heading, choices.state().domain().name()));
	}

	private Combo combo(Composite area, String label, String id) {
		new Label(area, SWT.NONE).setText(label);
		Combo combo = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
		combo.setData("org.gasthaus.id", id);
		combo.addListener(SWT.Selection, event -> check());
		GridDataFactory.fillDefaults().grab(true, false).hint(FIELD_WIDTH, SWT.DEFAULT).applyTo(combo);
		return combo;
	}

	private Button tick(Composite area, String text, String id, boolean on) {
		new Label(area, SWT.NONE);
		Button button = new Button(area, SWT.CHECK);
		button.setText(text);
		button.setData("org.gasthaus.id", id);
		button.setSelection(on);
		button.addListener(SWT.Selection, event -> check());
		return button;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		check();
	}

	private Ticks ticks() {
		return new Ticks(keep.getSelection(), remove.getSelection(), paused.getSelection(), slow.getSelection(), Disks.values()[disks.getSelectionIndex()]);
	}

	private Connection chosen() {
		return destination.getSelectionIndex() < 0 ? null : choices.destinations().get(destination.getSelectionIndex());
	}

	private void check() {
		Button ok = getButton(IDialogConstants.OK_ID);
		if (ok != null) {
			String problem = choices.problem(chosen(), ticks());
			setErrorMessage(problem.isEmpty() ? null : problem);
			setMessage(choices.message(ticks()));
			ok.setEnabled(problem.isEmpty());
		}
	}

	@Override
	protected void okPressed() {
		operation = choices.operation(chosen(), ticks());
		super.okPressed();
	}
}
