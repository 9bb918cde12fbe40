package org.gasthaus.ui.internal.guest;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.Connection;
import org.gasthaus.core.op.MigrateDomain;
import org.gasthaus.ui.internal.guest.MigrationChoices.Disks;
import org.gasthaus.ui.internal.guest.MigrationChoices.Ticks;

/** Asks for the host that a guest shall go to, and how. */
final class MigrateDialog extends GuestDialog<MigrateDomain> {
	private final MigrationChoices choices;
	private Combo destination;
	private Combo disks;
	private Button keep;
	private Button remove;
	private Button paused;
	private Button slow;

	MigrateDialog(Shell shell, MigrationChoices choices) {
		super(shell, Messages.Migrate_title, Messages.Migrate_button);
		this.choices = choices;
	}

	@Override
	protected void fill(Composite area) {
		boolean runs = choices.state().isRunning();
		destination = combo(area, Messages.Migrate_destination, "destination", SWT.READ_ONLY);
		choices.destinations().forEach(one -> destination.add(one.toString()));
		destination.select(0);
		disks = combo(area, Messages.Migrate_disks, "disks", SWT.READ_ONLY);
		disks.setItems(Messages.Migrate_disksShared, Messages.Migrate_disksCopied, Messages.Migrate_disksIncrement);
		disks.select(0);
		disks.setEnabled(runs);
		keep = button(area, Messages.Migrate_keep, "keep", SWT.CHECK);
		keep.setSelection(true);
		remove = button(area, Messages.Migrate_remove, "remove", SWT.CHECK);
		remove.setEnabled(choices.state().details().info().persistent());
		paused = button(area, Messages.Migrate_paused, "paused", SWT.CHECK);
		paused.setEnabled(runs);
		slow = button(area, Messages.Migrate_slow, "slow", SWT.CHECK);
		slow.setEnabled(runs);
		setTitle(NLS.bind(Messages.Migrate_heading, choices.state().domain().name()));
	}

	private Ticks ticks() {
		return new Ticks(keep.getSelection(), remove.getSelection(), paused.getSelection(), slow.getSelection(), Disks.values()[disks.getSelectionIndex()]);
	}

	private Connection destination() {
		return destination.getSelectionIndex() < 0 ? null : choices.destinations().get(destination.getSelectionIndex());
	}

	@Override
	String problem() {
		return choices.problem(destination(), ticks());
	}

	@Override
	String message() {
		return choices.message(ticks());
	}

	@Override
	MigrateDomain chosen() {
		return choices.operation(destination(), ticks());
	}
}
