package org.gasthaus.ui.internal.connections;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.gasthaus.core.Connection;
import org.gasthaus.core.op.CloseConnection;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Selections;

/** Closes the selected connections; their guests go on. */
public final class DisconnectHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.all(event, Connection.class).map(CloseConnection::new).forEach(OperationJob::launch);
		return null;
	}
}
