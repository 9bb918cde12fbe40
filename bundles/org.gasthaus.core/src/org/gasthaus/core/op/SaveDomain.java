package org.gasthaus.core.op;

import java.util.Objects;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.SaveOption;

/**
 * Writes the state of a domain to a file of the host and ends the domain; {@link RestoreDomain} lets it go on from there.
 *
 * <p>Cancelling aborts it at the host and waits until the host has ended it: the domain then goes on and no file is left. If it was done just
 * before, the operation ends as if nobody had cancelled.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSaveFlags">virDomainSaveFlags</a>
 */
public final class SaveDomain extends JobOperation {
	private final String file;
	private final Set<SaveOption> options;

	/**
	 * @param file an absolute path on the host
	 * @param options whether it runs or is paused once it is restored
	 */
	public SaveDomain(DomainHandle domain, String file, Set<SaveOption> options) {
		super(domain, NLS.bind(Messages.SaveDomain_title, new Object[] { domain.name(), file }));
		this.file = Objects.requireNonNull(file);
		this.options = Set.copyOf(options);
	}

	@Override
	Capability needs() {
		return Capability.SAVE;
	}

	@Override
	void run(HypervisorSession session) throws HypervisorException {
		session.lifeCycle().save(target().id(), file, null, options);
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undos.by(new RestoreDomain(connection(), file, Set.of()), NLS.bind(Messages.Undo_saved, file));
	}
}
