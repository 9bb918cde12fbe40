package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Stores a domain's definition on a host, new or in place of the one with the same UUID.
 *
 * <p>Cancelling has an effect only before the hypervisor was told.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainDefineXML">virDomainDefineXML</a>
 */
public final class DefineDomain implements Operation<DomainHandle> {
	private final Connection connection;
	private final String xml;

	/** @param xml the whole definition */
	public DefineDomain(Connection connection, String xml) {
		this.connection = Objects.requireNonNull(connection);
		this.xml = Objects.requireNonNull(xml);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.DefineDomain_title, connection);
	}

	@Override
	public Object target() {
		return connection;
	}

	@Override
	public DomainHandle call(IProgressMonitor monitor) throws HypervisorException {
		SubMonitor progress = SubMonitor.convert(monitor, title(), 10);
		HypervisorSession session = connection.session(progress.split(2));
		return new DomainHandle(connection, session.defineDomain(xml, progress.split(8)));
	}

	@Override
	public Undo<DomainHandle> undo(IProgressMonitor monitor) throws HypervisorException {
		HypervisorSession session = connection.forOperation(monitor);
		return Undos.ofDefinition(session, Stored.named(connection, Stored.Kind.DOMAIN, xml), Stored::of);
	}
}
