package org.gasthaus.ui.internal.guest;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.GuestState;
import org.gasthaus.ui.OperationJob;

/** Changes memory and processors of the selected domain. */
public final class ResourcesHandler extends GuestDialogHandler {
	@Override
	void open(Shell shell, GuestState state) {
		ResourcesDialog dialog = new ResourcesDialog(shell, new ResourceChoices(state));
		if (dialog.open() == Window.OK) {
			OperationJob.launch(dialog.operation());
		}
	}
}
