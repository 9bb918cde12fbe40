package org.gasthaus.ui.internal.guest;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.gasthaus.core.Connections;
import org.gasthaus.core.GuestState;
import org.gasthaus.ui.HostsExplorer;
import org.gasthaus.ui.OperationJob;

/** Moves the selected domain to another host. Its progress and the button that ends it are in the Progress view. */
public final class MigrateHandler extends GuestDialogHandler {
	@Override
	void open(Shell shell, GuestState state) {
		MigrateDialog dialog = new MigrateDialog(shell, new MigrationChoices(state, PlatformUI.getWorkbench().getService(Connections.class).all()));
		if (dialog.open() == Window.OK) {
			OperationJob.launch(new MigrateFromDialog(dialog.operation()), HostsExplorer::reveal);
		}
	}
}
