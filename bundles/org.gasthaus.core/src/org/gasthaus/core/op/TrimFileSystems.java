package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Tells the disks of a guest, by its agent, which of their blocks no file uses.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainFSTrim">virDomainFSTrim</a>
 */
public final class TrimFileSystems extends TargetOperation<DomainHandle, Void> {
	private final String mountPoint;
	private final long minimumBytes;

	/**
	 * @param mountPoint where it is mounted in the guest; {@code null} for all
	 * @param minimumBytes how large a free piece must be; 0 is the guest's choice
	 */
	public TrimFileSystems(DomainHandle domain, String mountPoint, long minimumBytes) {
		super(domain.connection(), domain, NLS.bind(Messages.TrimFileSystems_title, domain.name()));
		this.mountPoint = mountPoint;
		this.minimumBytes = minimumBytes;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.agent().trim(target().id(), mountPoint, minimumBytes);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_guest);
	}
}
