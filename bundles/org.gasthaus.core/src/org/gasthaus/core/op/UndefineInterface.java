package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.InterfaceHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Removes the definition of a network interface of the host.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-interface.html#virInterfaceUndefine">virInterfaceUndefine</a>
 */
public final class UndefineInterface extends TargetOperation<InterfaceHandle, Void> {
	public UndefineInterface(InterfaceHandle device) {
		super(device.connection(), device, NLS.bind(Messages.UndefineInterface_title, device.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.hostInterfaces().undefine(target().name());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofRemoval(session, Stored.of(target()), null, "");
	}

	@Override
	Part<?> unannouncedPart() {
		return Part.interfaces();
	}
}
