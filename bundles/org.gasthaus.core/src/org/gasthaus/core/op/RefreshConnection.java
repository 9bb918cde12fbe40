package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;

/**
 * Reads anew what a host has: for drivers that do not announce every change.
 *
 * <p>Cancelling leaves the inventory as it was.
 */
public final class RefreshConnection implements Operation<Void> {
	private final Connection connection;

	public RefreshConnection(Connection connection) {
		this.connection = Objects.requireNonNull(connection);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.RefreshConnection_title, connection);
	}

	@Override
	public Object target() {
		return connection;
	}

	@Override
	public Void call(IProgressMonitor monitor) throws HypervisorException {
		connection.refresh(monitor);
		return null;
	}

	@Override
	public Undo<Void> undo(IProgressMonitor monitor) {
		return Undo.needless();
	}
}
