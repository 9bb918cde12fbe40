package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.NodeDeviceHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Removes a device of the host that {@link CreateNodeDevice} made.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-nodedev.html#virNodeDeviceDestroy">virNodeDeviceDestroy</a>
 */
public final class DestroyNodeDevice extends TargetOperation<NodeDeviceHandle, Void> {
	public DestroyNodeDevice(NodeDeviceHandle device) {
		super(device.connection(), device, NLS.bind(Messages.DestroyNodeDevice_title, device.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.nodeDevices().destroy(target().name());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Boolean.TRUE.equals(session.nodeDevices().find(target().name()).persistent()) ? Undo.impossible(NLS.bind(Messages.Undo_nodeDevice, target().name()))
				: Undos.by(new CreateNodeDevice(connection(), session.nodeDevices().xml(target().name())));
	}
}
