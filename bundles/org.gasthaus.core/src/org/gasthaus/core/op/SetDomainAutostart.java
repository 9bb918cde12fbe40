package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Says whether a domain starts with its host.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetAutostart">virDomainSetAutostart</a>
 */
public final class SetDomainAutostart extends TargetOperation<DomainHandle, Void> {
	private final boolean autostart;

	/** @param autostart whether it does */
	public SetDomainAutostart(DomainHandle domain, boolean autostart) {
		super(domain.connection(), domain, NLS.bind(Messages.SetDomainAutostart_title, domain.name()));
		this.autostart = autostart;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.lifeCycle().setAutostart(target().id(), autostart);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.by(new SetDomainAutostart(target(), Boolean.TRUE.equals(session.domainDetails(target().id()).autostart())));
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.DomainChanged(target().id(), HypervisorEvent.DomainChange.OTHER, 0);
	}
}
