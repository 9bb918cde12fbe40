package org.gasthaus.ui.internal.guest;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.gasthaus.core.GuestState;

/** Asks for a file with the definition of a device, and whether it is for now or for the next start. */
final class AttachDialog extends GuestDialog<AttachFile> {
	private static final int FIELD_WIDTH = 360;

	private final GuestState state;
	private Text file;
	private ImpactButtons impact;

	AttachDialog(Shell shell, GuestState state) {
		super(shell, Messages.Attach_title, Messages.Attach_button);
		this.state = state;
	}

	@Override
	protected void fill(Composite area) {
		new Label(area, SWT.NONE).setText(Messages.Attach_file);
		Composite row = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
		file = new Text(row, SWT.BORDER);
		file.setData("org.gasthaus.id", "file");
		file.addModifyListener(event -> check());
		GridDataFactory.fillDefaults().grab(true, false).hint(FIELD_WIDTH, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(file);
		Button browse = new Button(row, SWT.PUSH);
		browse.setText(Messages.Attach_browse);
		browse.addListener(SWT.Selection, event -> {
			FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
			dialog.setFilterExtensions(new String[] { "*.xml", "*" });
			String path = dialog.open();
			if (path != null) {
				file.setText(path);
			}
		});
		impact = new ImpactButtons(area, state.isRunning(), state.stored() != null, this::check);
		setTitle(NLS.bind(Messages.Attach_heading, state.domain().name()));
	}

	@Override
	String problem() {
		if (impact.impact().isEmpty()) {
			return Messages.Resources_nothing;
		}
		try {
			return Path.of(file.getText().strip()).toString().isEmpty() ? null : "";
		} catch (InvalidPathException e) {
			return NLS.bind(Messages.Attach_cannotRead, file.getText(), e.getReason());
		}
	}

	@Override
	String message() {
		return Messages.Attach_message;
	}

	@Override
	AttachFile chosen() {
		return new AttachFile(state.domain(), Path.of(file.getText().strip()), impact.impact());
	}
}
