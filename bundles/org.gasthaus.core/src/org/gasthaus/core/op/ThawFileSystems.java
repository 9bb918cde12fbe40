package org.gasthaus.core.op;

import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Lets the file systems of a guest take writes again after {@link FreezeFileSystems}. Gives how many were thawed.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainFSThaw">virDomainFSThaw</a>
 */
public final class ThawFileSystems extends TargetOperation<DomainHandle, Integer> {
	private final List<String> mountPoints;

	/** @param mountPoints where they are mounted in the guest; none for all */
	public ThawFileSystems(DomainHandle domain, List<String> mountPoints) {
		super(domain.connection(), domain, NLS.bind(Messages.ThawFileSystems_title, domain.name()));
		this.mountPoints = List.copyOf(mountPoints);
	}

	@Override
	Integer perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		return session.agent().thaw(target().id(), mountPoints);
	}

	@Override
	Undo<Integer> before(HypervisorSession session) {
		return Undos.by(new FreezeFileSystems(target(), mountPoints));
	}
}
