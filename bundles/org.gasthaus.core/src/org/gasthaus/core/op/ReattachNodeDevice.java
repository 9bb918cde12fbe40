package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.NodeDeviceHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Gives a device back to its driver on the host.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-nodedev.html#virNodeDeviceReAttach">virNodeDeviceReAttach</a>
 */
public final class ReattachNodeDevice extends TargetOperation<NodeDeviceHandle, Void> {
	public ReattachNodeDevice(NodeDeviceHandle device) {
		super(device.connection(), device, NLS.bind(Messages.ReattachNodeDevice_title, device.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.nodeDevices().reattach(target().name());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undos.by(new DetachNodeDevice(target(), null));
	}
}
