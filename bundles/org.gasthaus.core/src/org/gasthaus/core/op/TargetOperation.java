package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Part;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * What the verbs on one object of a host have in common: the target, the session, the check for cancel before the hypervisor is told, and that what
 * no event tells of is read again, also after a failure.
 *
 * @param <T> what it works on
 * @param <R> what it gives back
 */
abstract class TargetOperation<T, R> implements Operation<R> {
	private final Connection connection;
	private final T target;
	private final String title;

	TargetOperation(Connection connection, T target, String title) {
		this.connection = Objects.requireNonNull(connection);
		this.target = Objects.requireNonNull(target);
		this.title = title;
	}

	final Connection connection() {
		return connection;
	}

	@Override
	public final T target() {
		return target;
	}

	@Override
	public final String title() {
		return title;
	}

	@Override
	public final R call(IProgressMonitor monitor) throws HypervisorException {
		if (needs() != null) {
			connection.require(needs());
		}
		SubMonitor progress = SubMonitor.convert(monitor, title, 10);
		HypervisorSession session = connection.forOperation(progress.split(2));
		try {
			return perform(session, progress.split(8));
		} finally {
			HypervisorEvent event = unannounced();
			if (event != null) {
				connection.announce(event);
			}
			if (unannouncedPart() != null) {
				connection.announce(unannouncedPart());
			}
		}
	}

	@Override
	public final Undo<R> undo(IProgressMonitor monitor) throws HypervisorException {
		return before(connection.forOperation(SubMonitor.convert(monitor, 1).split(1)));
	}

	/** How it is taken back; asked before it is done. @param session to read what is going to be replaced */
	abstract Undo<R> before(HypervisorSession session) throws HypervisorException;

	/** @param session its calls end when the monitor is cancelled */
	abstract R perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException;

	/** What a hypervisor must be able to do for it, beyond what all can; {@code null} for nothing. The host is not asked where it cannot. */
	Capability needs() {
		return null;
	}

	/** The change that hosts do not announce by themselves; {@code null} for one that they do. */
	HypervisorEvent unannounced() {
		return null;
	}

	/** What is read again where libvirt has not even an event for it; {@code null} for nothing. */
	Part<?> unannouncedPart() {
		return null;
	}
}
