package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.InterfaceHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Stores the definition of a network interface of the host, new or in place of the one of the same name. It is not started.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-interface.html#virInterfaceDefineXML">virInterfaceDefineXML</a>
 */
public final class DefineInterface extends TargetOperation<Connection, InterfaceHandle> {
	private final String xml;

	/** @param xml the whole definition */
	public DefineInterface(Connection connection, String xml) {
		super(connection, connection, NLS.bind(Messages.DefineInterface_title, connection));
		this.xml = Objects.requireNonNull(xml);
	}

	@Override
	InterfaceHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		return new InterfaceHandle(target(), session.hostInterfaces().define(xml, true));
	}

	@Override
	Undo<InterfaceHandle> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofDefinition(session, Stored.named(target(), Stored.Kind.INTERFACE, xml), Stored::of);
	}

	@Override
	Part<?> unannouncedPart() {
		return Part.interfaces();
	}
}
