package org.gasthaus.ui.internal.snapshots;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.SnapshotOption;
import org.gasthaus.ui.internal.TitledDialog;

/** Asks for the name and description of a snapshot, and what of a running domain it keeps. */
final class TakeSnapshotDialog extends TitledDialog {
	private static final int FIELD_WIDTH = 380;
	private static final int DESCRIPTION_HEIGHT = 70;

	private final String domain;
	private final boolean active;
	private final List<String> taken;
	private Text nameField;
	private Text descriptionField;
	private Button disksOnly;
	private Button quiesce;
	private String name = "";
	private String description = "";
	private final Set<SnapshotOption> options = EnumSet.noneOf(SnapshotOption.class);

	TakeSnapshotDialog(Shell shell, DomainHandle domain, List<String> taken) {
		super(shell, Messages.TakeSnapshot_title, Messages.TakeSnapshot_button, Enter.CONFIRMS);
		this.domain = domain.info().map(info -> info.name()).orElse(domain.name());
		this.active = domain.info().filter(info -> info.state().isActive()).isPresent();
		this.taken = taken;
	}

	String name() {
		return name;
	}

	String description() {
		return description;
	}

	Set<SnapshotOption> options() {
		return options;
	}

	@Override
	protected void fill(Composite area) {
		new Label(area, SWT.NONE).setText(Messages.TakeSnapshot_name);
		nameField = new Text(area, SWT.BORDER);
		nameField.setData("org.gasthaus.id", "name");
		nameField.setMessage(Messages.TakeSnapshot_anyName);
		nameField.addModifyListener(event -> check());
		GridDataFactory.fillDefaults().grab(true, false).hint(FIELD_WIDTH, SWT.DEFAULT).applyTo(nameField);
		Label label = new Label(area, SWT.NONE);
		label.setText(Messages.TakeSnapshot_description);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(0, 4).applyTo(label);
		descriptionField = new Text(area, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		descriptionField.setData("org.gasthaus.id", "description");
		GridDataFactory.fillDefaults().grab(true, true).hint(FIELD_WIDTH, DESCRIPTION_HEIGHT).applyTo(descriptionField);
		disksOnly = option(area, Messages.TakeSnapshot_disksOnly, "disksOnly");
		disksOnly.addListener(SWT.Selection, event -> quiesce.setEnabled(disksOnly.getSelection()));
		quiesce = option(area, Messages.TakeSnapshot_quiesce, "quiesce");
		quiesce.setEnabled(false);
		setTitle(NLS.bind(Messages.TakeSnapshot_heading, domain));
		setMessage(active ? Messages.TakeSnapshot_active : Messages.TakeSnapshot_inactive);
	}

	private Button option(Composite area, String text, String id) {
		new Label(area, SWT.NONE);
		Button button = new Button(area, SWT.CHECK);
		button.setText(text);
		button.setData("org.gasthaus.id", id);
		button.setEnabled(active);
		return button;
	}

	private void check() {
		boolean isTaken = taken.contains(nameField.getText().strip());
		setErrorMessage(isTaken ? NLS.bind(Messages.TakeSnapshot_taken, nameField.getText().strip(), domain) : null);
		getButton(IDialogConstants.OK_ID).setEnabled(!isTaken);
	}

	@Override
	protected void okPressed() {
		name = nameField.getText().strip();
		description = descriptionField.getText().strip();
		if (disksOnly.getSelection()) {
			options.add(SnapshotOption.DISK_ONLY);
			if (quiesce.getSelection()) {
				options.add(SnapshotOption.QUIESCE);
			}
		}
		super.okPressed();
	}
}
