package org.gasthaus.ui.internal.guest;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.GuestState;
import org.gasthaus.ui.OperationJob;

/** Adds the device that a file defines to the selected domain. */
public final class AttachHandler extends GuestDialogHandler {
	@Override
	void open(Shell shell, GuestState state) {
		AttachDialog dialog = new AttachDialog(shell, state);
		if (dialog.open() == Window.OK) {
			OperationJob.launch(dialog.operation());
		}
	}
}
