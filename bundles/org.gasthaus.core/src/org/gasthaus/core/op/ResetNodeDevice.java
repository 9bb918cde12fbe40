package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.NodeDeviceHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Resets a device of the host, before a guest gets it or after it had it.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-nodedev.html#virNodeDeviceReset">virNodeDeviceReset</a>
 */
public final class ResetNodeDevice extends TargetOperation<NodeDeviceHandle, Void> {
	public ResetNodeDevice(NodeDeviceHandle device) {
		super(device.connection(), device, NLS.bind(Messages.ResetNodeDevice_title, device.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.nodeDevices().reset(target().name());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_reset);
	}
}
