package org.gasthaus.ui.internal.connections;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.gasthaus.core.Connection;
import org.gasthaus.core.op.OpenConnection;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Selections;

/** Opens the selected connections. */
public final class ConnectHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.all(event, Connection.class).map(OpenConnection::new).forEach(OperationJob::launch);
		return null;
	}
}
