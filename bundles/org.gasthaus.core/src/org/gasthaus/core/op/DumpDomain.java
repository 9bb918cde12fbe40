package org.gasthaus.core.op;

import java.util.Objects;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.DumpFormat;
import org.gasthaus.hypervisor.DumpOption;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Writes the memory of a domain to a file of the host, for a debugger. The domain stands still meanwhile, unless the options say otherwise.
 *
 * <p>Cancelling aborts it at the host and waits until the host has ended it: the domain then goes on and no file is left. If it was done just
 * before, or if libvirt cannot abort it, as a dump of the memory alone, the operation ends as if nobody had cancelled.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainCoreDumpWithFormat">virDomainCoreDumpWithFormat</a>
 */
public final class DumpDomain extends JobOperation {
	private final String file;
	private final DumpFormat format;
	private final Set<DumpOption> options;

	/**
	 * @param file an absolute path on the host
	 * @param format the form of the file
	 * @param options what becomes of the domain
	 */
	public DumpDomain(DomainHandle domain, String file, DumpFormat format, Set<DumpOption> options) {
		super(domain, NLS.bind(Messages.DumpDomain_title, new Object[] { domain.name(), file }));
		this.file = Objects.requireNonNull(file);
		this.format = Objects.requireNonNull(format);
		this.options = Set.copyOf(options);
	}

	@Override
	void run(HypervisorSession session) throws HypervisorException {
		session.lifeCycle().dump(target().id(), file, format, options);
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(NLS.bind(Messages.Undo_dump, file));
	}
}
