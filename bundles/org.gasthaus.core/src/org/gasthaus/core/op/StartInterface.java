package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.InterfaceHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Starts a network interface of the host.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-interface.html#virInterfaceCreate">virInterfaceCreate</a>
 */
public final class StartInterface extends TargetOperation<InterfaceHandle, Void> {
	public StartInterface(InterfaceHandle device) {
		super(device.connection(), device, NLS.bind(Messages.StartInterface_title, device.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.hostInterfaces().start(target().name());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undos.by(new DestroyInterface(target()));
	}

	@Override
	Part<?> unannouncedPart() {
		return Part.interfaces();
	}
}
