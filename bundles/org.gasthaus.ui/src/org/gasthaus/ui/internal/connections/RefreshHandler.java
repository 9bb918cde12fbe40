package org.gasthaus.ui.internal.connections;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.op.RefreshConnection;
import org.gasthaus.ui.OperationJob;

/** Reads everything anew from every open connection. */
public final class RefreshHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Connections connections = HandlerUtil.getActiveSite(event).getService(Connections.class);
		connections.all().stream().filter(connection -> connection.status() == Connection.Status.OPEN).map(RefreshConnection::new)
				.forEach(OperationJob::launch);
		return null;
	}
}
