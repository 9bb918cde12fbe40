package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.StartOption;

/**
 * Starts a domain that leaves no definition behind once it ends.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainCreateXML">virDomainCreateXML</a>
 */
public final class CreateDomain extends TargetOperation<Connection, DomainHandle> {
	private final String xml;
	private final Set<StartOption> options;

	/**
	 * @param xml the whole definition
	 * @param options how it starts
	 */
	public CreateDomain(Connection connection, String xml, Set<StartOption> options) {
		super(connection, connection, NLS.bind(Messages.CreateDomain_title, connection));
		this.xml = Objects.requireNonNull(xml);
		this.options = Set.copyOf(options);
	}

	@Override
	DomainHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		return new DomainHandle(target(), session.lifeCycle().create(xml, options));
	}

	@Override
	Undo<DomainHandle> before(HypervisorSession session) {
		return Undo.by(domain -> List.of(new DestroyDomain(domain)), Messages.Undo_destroy);
	}
}
