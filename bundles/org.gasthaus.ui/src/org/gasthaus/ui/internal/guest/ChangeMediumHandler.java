package org.gasthaus.ui.internal.guest;

import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.GuestState;

/** Puts another medium into a drive of the selected domain, or takes it out. */
public final class ChangeMediumHandler extends GuestDialogHandler {
	@Override
	void open(Shell shell, GuestState state) {
		new ChangeMediumDialog(shell, new MediumChoices(state)).openAndLaunch();
	}
}
