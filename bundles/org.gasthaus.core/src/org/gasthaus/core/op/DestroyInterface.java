package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.InterfaceHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Stops a network interface of the host at once; its definition stays. Who reaches the host through it is cut off.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-interface.html#virInterfaceDestroy">virInterfaceDestroy</a>
 */
public final class DestroyInterface extends TargetOperation<InterfaceHandle, Void> {
	public DestroyInterface(InterfaceHandle device) {
		super(device.connection(), device, NLS.bind(Messages.DestroyInterface_title, device.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.hostInterfaces().destroy(target().name());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undos.by(new StartInterface(target()));
	}

	@Override
	Part<?> unannouncedPart() {
		return Part.interfaces();
	}
}
