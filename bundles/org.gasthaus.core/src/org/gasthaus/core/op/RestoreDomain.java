package org.gasthaus.core.op;

import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.SaveOption;

/**
 * Lets a domain go on from a file of the host that {@link SaveDomain} wrote. The file stays.
 *
 * <p>Cancelling ends the waiting; a host that has begun goes on, and the domain may run in the end.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainRestoreFlags">virDomainRestoreFlags</a>
 */
public final class RestoreDomain extends TargetOperation<Connection, Void> {
	private final String file;
	private final Set<SaveOption> options;

	/**
	 * @param file an absolute path on the host
	 * @param options whether it runs or is paused afterwards; empty for as it was
	 */
	public RestoreDomain(Connection connection, String file, Set<SaveOption> options) {
		super(connection, connection, NLS.bind(Messages.RestoreDomain_title, new Object[] { connection, file }));
		this.file = Objects.requireNonNull(file);
		this.options = Set.copyOf(options);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.lifeCycle().restore(file, null, options);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(NLS.bind(Messages.Undo_restored, file));
	}
}
