package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;

/** Ends the session with a host. Guests go on. Cannot be cancelled. */
public final class CloseConnection implements Operation<Void> {
	private final Connection connection;

	public CloseConnection(Connection connection) {
		this.connection = Objects.requireNonNull(connection);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.CloseConnection_title, connection);
	}

	@Override
	public Object target() {
		// not the connection: this ends what waits for it, so it must not wait behind that
		return this;
	}

	@Override
	public Void call(IProgressMonitor monitor) {
		connection.close();
		return null;
	}

	@Override
	public Undo<Void> undo(IProgressMonitor monitor) {
		return Undo.needless();
	}
}
