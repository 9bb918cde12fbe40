package org.gasthaus.ui.internal.connections;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.op.OpenConnection;
import org.gasthaus.ui.HostsExplorer;
import org.gasthaus.ui.OperationJob;

/** Asks for a URI, adds the connection, opens it and selects it. */
public final class AddConnectionHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Connections connections = PlatformUI.getWorkbench().getService(Connections.class);
		AddConnectionDialog dialog = new AddConnectionDialog(HandlerUtil.getActiveShell(event), connections.backends());
		if (dialog.open() == Window.OK) {
			Connection added = connections.add(dialog.uri(), dialog.access());
			OperationJob.launch(new OpenConnection(added));
			HostsExplorer.reveal(added);
		}
		return null;
	}
}
