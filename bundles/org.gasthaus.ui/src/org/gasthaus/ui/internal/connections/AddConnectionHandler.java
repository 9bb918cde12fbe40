package org.gasthaus.ui.internal.connections;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.Connections;
import org.gasthaus.core.op.OpenConnection;
import org.gasthaus.ui.OperationJob;

/** Asks for a URI, adds the connection and opens it. */
public final class AddConnectionHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Connections connections = PlatformUI.getWorkbench().getService(Connections.class);
		AddConnectionDialog dialog = new AddConnectionDialog(HandlerUtil.getActiveShell(event), connections.backends());
		if (dialog.open() == Window.OK) {
			OperationJob.launch(new OpenConnection(connections.add(dialog.uri(), dialog.access())));
		}
		return null;
	}
}
