package org.gasthaus.core.op;

import java.time.Instant;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Sets the clock of a guest by its agent.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetTime">virDomainSetTime</a>
 */
public final class SetGuestTime extends TargetOperation<DomainHandle, Void> {
	private final Instant time;

	/** @param time the new time; {@code null} for that of the clock of its hardware */
	public SetGuestTime(DomainHandle domain, Instant time) {
		super(domain.connection(), domain, NLS.bind(Messages.SetGuestTime_title, domain.name()));
		this.time = time;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.agent().setTime(target().id(), time);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_guest);
	}
}
