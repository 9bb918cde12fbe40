package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;

/** Closes a connection and forgets it. The host and its guests stay as they are. Cannot be cancelled. */
public final class RemoveConnection implements Operation<Void> {
	private final Connections connections;
	private final Connection connection;

	public RemoveConnection(Connections connections, Connection connection) {
		this.connections = Objects.requireNonNull(connections);
		this.connection = Objects.requireNonNull(connection);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.RemoveConnection_title, connection);
	}

	@Override
	public Object target() {
		// not the connection: this ends what waits for it, so it must not wait behind that
		return this;
	}

	@Override
	public Void call(IProgressMonitor monitor) {
		connections.remove(connection);
		return null;
	}

	@Override
	public Undo<Void> undo(IProgressMonitor monitor) {
		return Undo.impossible(NLS.bind(Messages.Undo_connection, connection));
	}
}
