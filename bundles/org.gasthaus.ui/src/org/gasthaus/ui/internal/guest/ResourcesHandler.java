package org.gasthaus.ui.internal.guest;

import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.GuestState;

/** Changes memory and processors of the selected domain. */
public final class ResourcesHandler extends GuestDialogHandler {
	@Override
	void open(Shell shell, GuestState state) {
		new ResourcesDialog(shell, new ResourceChoices(state)).openAndLaunch();
	}
}
