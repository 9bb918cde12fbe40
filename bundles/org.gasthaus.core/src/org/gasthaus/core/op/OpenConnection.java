package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;

/**
 * Opens a connection and reads what its host has; does nothing if it is open.
 *
 * <p>Cancelling stops the waiting as soon as the hypervisor's library lets go.
 */
public final class OpenConnection implements Operation<Void> {
	private final Connection connection;

	public OpenConnection(Connection connection) {
		this.connection = Objects.requireNonNull(connection);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.OpenConnection_title, connection);
	}

	@Override
	public Object target() {
		return connection;
	}

	@Override
	public Void call(IProgressMonitor monitor) throws HypervisorException {
		connection.open(monitor);
		return null;
	}

	@Override
	public Undo<Void> undo(IProgressMonitor monitor) {
		return Undo.needless();
	}
}
