package org.gasthaus.core.op;

import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Changes the definition in a file that {@link SaveDomain} wrote, for {@link RestoreDomain}.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSaveImageDefineXML">virDomainSaveImageDefineXML</a>
 */
public final class DefineSavedDomain extends TargetOperation<Connection, Void> {
	private final String file;
	private final String xml;

	/**
	 * @param file an absolute path on the host
	 * @param xml the whole definition
	 */
	public DefineSavedDomain(Connection connection, String file, String xml) {
		super(connection, connection, NLS.bind(Messages.DefineSavedDomain_title, new Object[] { connection, file }));
		this.file = Objects.requireNonNull(file);
		this.xml = Objects.requireNonNull(xml);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.lifeCycle().defineSaved(file, xml, Set.of());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		String before = session.lifeCycle().savedXml(file, true);
		return Undos.by(new DefineSavedDomain(target(), file, before));
	}
}
