package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;

/**
 * Reads the definition of a domain, network or storage pool as its host writes it now.
 *
 * <p>Cancelling has an effect only before the host was asked.
 */
public final class ReadDefinition implements Operation<String> {
	/** What is defined. */
	public enum Kind {
		DOMAIN, NETWORK, POOL
	}

	private final Connection connection;
	private final Kind kind;
	private final String uuid;
	private final String name;
	private final XmlView view;

	public ReadDefinition(Connection connection, Kind kind, String uuid, String name, XmlView view) {
		this.connection = Objects.requireNonNull(connection);
		this.kind = Objects.requireNonNull(kind);
		this.uuid = Objects.requireNonNull(uuid);
		this.name = Objects.requireNonNull(name);
		this.view = Objects.requireNonNull(view);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.ReadDefinition_title, name);
	}

	@Override
	public Object target() {
		return connection;
	}

	/** @return the XML text */
	@Override
	public String call(IProgressMonitor monitor) throws HypervisorException {
		SubMonitor progress = SubMonitor.convert(monitor, title(), 2);
		HypervisorSession session = connection.session(progress.split(1));
		progress.split(1);
		switch (kind) {
		case NETWORK:
			return view == XmlView.INACTIVE ? session.storedNetworkXml(uuid) : session.networkXml(uuid, view);
		case POOL:
			return view == XmlView.INACTIVE ? session.storedPoolXml(uuid) : session.poolXml(uuid, view);
		default:
			return session.domainXml(new DomainId(uuid, name), view);
		}
	}

	@Override
	public Undo<String> undo(IProgressMonitor monitor) {
		return Undo.needless();
	}
}
