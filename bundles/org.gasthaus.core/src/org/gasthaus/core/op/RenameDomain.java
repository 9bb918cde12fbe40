package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Gives a domain that is shut off another name. UUID, disks and everything else stay.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainRename">virDomainRename</a>
 */
public final class RenameDomain extends TargetOperation<DomainHandle, DomainHandle> {
	private final String name;

	/** @param name the new name */
	public RenameDomain(DomainHandle domain, String name) {
		super(domain.connection(), domain, NLS.bind(Messages.RenameDomain_title, new Object[] { domain.name(), name }));
		this.name = Objects.requireNonNull(name);
	}

	@Override
	DomainHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.lifeCycle().rename(target().id(), name);
		return new DomainHandle(target().connection(), new DomainId(target().id().uuid(), name));
	}

	@Override
	Undo<DomainHandle> before(HypervisorSession session) {
		return Undo.by(renamed -> List.of(new RenameDomain(renamed, target().name())));
	}
}
