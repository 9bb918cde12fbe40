package org.gasthaus.ui.internal.guest;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.GuestState;
import org.gasthaus.ui.OperationJob;

/** Puts another medium into a drive of the selected domain, or takes it out. */
public final class ChangeMediumHandler extends GuestDialogHandler {
	@Override
	void open(Shell shell, GuestState state) {
		ChangeMediumDialog dialog = new ChangeMediumDialog(shell, new MediumChoices(state));
		if (dialog.open() == Window.OK) {
			OperationJob.launch(dialog.operation());
		}
	}
}
