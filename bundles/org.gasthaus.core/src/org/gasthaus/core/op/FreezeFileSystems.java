package org.gasthaus.core.op;

import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Lets the file systems of a guest, by its agent, take no writes until {@link ThawFileSystems}: for a copy of its disks. Gives how many were frozen.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainFSFreeze">virDomainFSFreeze</a>
 */
public final class FreezeFileSystems extends TargetOperation<DomainHandle, Integer> {
	private final List<String> mountPoints;

	/** @param mountPoints where they are mounted in the guest; none for all */
	public FreezeFileSystems(DomainHandle domain, List<String> mountPoints) {
		super(domain.connection(), domain, NLS.bind(Messages.FreezeFileSystems_title, domain.name()));
		this.mountPoints = List.copyOf(mountPoints);
	}

	@Override
	Integer perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		return session.agent().freeze(target().id(), mountPoints);
	}

	@Override
	Undo<Integer> before(HypervisorSession session) {
		return Undos.by(new ThawFileSystems(target(), mountPoints));
	}
}
