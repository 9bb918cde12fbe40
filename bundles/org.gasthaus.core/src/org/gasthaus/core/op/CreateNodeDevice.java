package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.NodeDeviceHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Makes a device of the host from a definition, for example a mediated device or a virtual port.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-nodedev.html#virNodeDeviceCreateXML">virNodeDeviceCreateXML</a>
 */
public final class CreateNodeDevice extends TargetOperation<Connection, NodeDeviceHandle> {
	private final String xml;

	/** @param xml the whole definition */
	public CreateNodeDevice(Connection connection, String xml) {
		super(connection, connection, NLS.bind(Messages.CreateNodeDevice_title, connection));
		this.xml = Objects.requireNonNull(xml);
	}

	@Override
	NodeDeviceHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		// libvirt's schema asks for a name, which the host gives
		return new NodeDeviceHandle(target(), session.nodeDevices().create(xml, false));
	}

	@Override
	Undo<NodeDeviceHandle> before(HypervisorSession session) {
		return Undo.by(device -> List.of(new DestroyNodeDevice(device)));
	}
}
