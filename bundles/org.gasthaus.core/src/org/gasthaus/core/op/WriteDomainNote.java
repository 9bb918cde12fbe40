package org.gasthaus.core.op;

import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;

/**
 * Writes the title or the description of a domain.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetMetadata">virDomainSetMetadata</a>
 */
public final class WriteDomainNote extends TargetOperation<DomainHandle, Void> {
	private final DomainNotes.Kind kind;
	private final String text;
	private final Set<Impact> impact;

	/**
	 * @param kind title or description
	 * @param text {@code null} or empty removes it
	 * @param impact whether the running domain, the stored definition or both change; empty leaves it to the driver
	 */
	public WriteDomainNote(DomainHandle domain, DomainNotes.Kind kind, String text, Set<Impact> impact) {
		super(domain.connection(), domain, NLS.bind(Messages.WriteDomainNote_title, domain.name()));
		this.kind = Objects.requireNonNull(kind);
		this.text = text;
		this.impact = Set.copyOf(impact);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.notes().set(target().id(), kind, text, impact);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impact, live -> new WriteDomainNote(target(), kind, session.notes().get(target().id(), kind, live), live));
	}
}
