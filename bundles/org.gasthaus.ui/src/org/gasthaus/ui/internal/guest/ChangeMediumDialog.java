package org.gasthaus.ui.internal.guest;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.GuestState.Drive;
import org.gasthaus.core.op.ChangeMedium;

/** Asks for a drive of a guest and the medium that it shall hold. */
final class ChangeMediumDialog extends GuestDialog<ChangeMedium> {
	private final MediumChoices choices;
	private Combo drive;
	private Button insert;
	private Button eject;
	private Combo file;
	private Button force;
	private ImpactButtons impact;

	ChangeMediumDialog(Shell shell, MediumChoices choices) {
		super(shell, Messages.Medium_title, Messages.Medium_button);
		this.choices = choices;
	}

	@Override
	protected void fill(Composite area) {
		drive = combo(area, Messages.Medium_drive, "drive", SWT.READ_ONLY);
		choices.drives().forEach(one -> drive.add(MediumChoices.label(one)));
		drive.select(0);
		insert = button(area, Messages.Medium_insert, "insert", SWT.RADIO);
		insert.setSelection(true);
		file = combo(area, Messages.Medium_file, "file", SWT.NONE);
		choices.known().forEach(file::add);
		eject = button(area, Messages.Medium_eject, "eject", SWT.RADIO);
		eject.addListener(SWT.Selection, event -> file.setEnabled(insert.getSelection()));
		force = button(area, Messages.Medium_force, "force", SWT.CHECK);
		impact = new ImpactButtons(area, choices.state().isRunning(), choices.state().stored() != null, this::check);
		setTitle(NLS.bind(Messages.Medium_heading, choices.state().domain().name()));
		file.setFocus();
	}

	private Drive drive() {
		return drive.getSelectionIndex() < 0 ? null : choices.drives().get(drive.getSelectionIndex());
	}

	@Override
	String problem() {
		return choices.problem(drive(), eject.getSelection(), file.getText(), impact.impact());
	}

	@Override
	String message() {
		return NLS.bind(Messages.Medium_message, choices.state().domain().connection());
	}

	@Override
	ChangeMedium chosen() {
		return choices.operation(drive(), eject.getSelection(), file.getText(), force.getSelection(), impact.impact());
	}
}
