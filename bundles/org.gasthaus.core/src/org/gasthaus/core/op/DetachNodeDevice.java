package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.NodeDeviceHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Takes a device from its driver on the host, so that a guest can have it; {@link ReattachNodeDevice} gives it back.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-nodedev.html#virNodeDeviceDetachFlags">virNodeDeviceDetachFlags</a>
 */
public final class DetachNodeDevice extends TargetOperation<NodeDeviceHandle, Void> {
	private final String driver;

	/** @param driver what keeps it for guests; {@code null} is the host's choice */
	public DetachNodeDevice(NodeDeviceHandle device, String driver) {
		super(device.connection(), device, NLS.bind(Messages.DetachNodeDevice_title, device.name()));
		this.driver = driver;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.nodeDevices().detach(target().name(), driver);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undos.by(new ReattachNodeDevice(target()));
	}
}
