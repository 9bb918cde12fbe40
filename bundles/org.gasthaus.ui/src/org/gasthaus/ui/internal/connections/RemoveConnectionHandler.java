package org.gasthaus.ui.internal.connections;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.op.RemoveConnection;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Selections;

/** Forgets the selected connections. Hosts and guests stay as they are, so nothing is asked. */
public final class RemoveConnectionHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Connections connections = HandlerUtil.getActiveSite(event).getService(Connections.class);
		Selections.all(event, Connection.class).map(connection -> new RemoveConnection(connections, connection)).forEach(OperationJob::launch);
		return null;
	}
}
