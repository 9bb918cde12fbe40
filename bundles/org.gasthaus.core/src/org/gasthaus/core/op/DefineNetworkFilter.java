package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.NetworkFilterHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Stores a network filter, new or in place of the one of the same name. Running guests that use it get the new rules at once.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-nwfilter.html#virNWFilterDefineXML">virNWFilterDefineXML</a>
 */
public final class DefineNetworkFilter extends TargetOperation<Connection, NetworkFilterHandle> {
	private final String xml;

	/** @param xml the whole definition */
	public DefineNetworkFilter(Connection connection, String xml) {
		super(connection, connection, NLS.bind(Messages.DefineNetworkFilter_title, connection));
		this.xml = Objects.requireNonNull(xml);
	}

	@Override
	NetworkFilterHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		return new NetworkFilterHandle(target(), session.networkFilters().define(xml, true));
	}

	@Override
	Undo<NetworkFilterHandle> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofDefinition(session, Stored.named(target(), Stored.Kind.NETWORK_FILTER, xml), Stored::of);
	}

	@Override
	Part<?> unannouncedPart() {
		return Part.networkFilters();
	}
}
