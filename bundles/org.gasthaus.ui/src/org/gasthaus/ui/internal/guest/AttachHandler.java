package org.gasthaus.ui.internal.guest;

import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.GuestState;

/** Adds the device that a file defines to the selected domain. */
public final class AttachHandler extends GuestDialogHandler {
	@Override
	void open(Shell shell, GuestState state) {
		new AttachDialog(shell, state).openAndLaunch();
	}
}
