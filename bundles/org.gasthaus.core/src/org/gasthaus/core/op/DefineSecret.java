package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.SecretHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.SecretInfo;

/**
 * Stores the definition of a secret, new or in place of the one with the same UUID. It has no value yet: see {@link SetSecretValue}.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-secret.html#virSecretDefineXML">virSecretDefineXML</a>
 */
public final class DefineSecret extends TargetOperation<Connection, SecretHandle> {
	private final String xml;

	/** @param xml the whole definition, without the value */
	public DefineSecret(Connection connection, String xml) {
		super(connection, connection, NLS.bind(Messages.DefineSecret_title, connection));
		this.xml = Objects.requireNonNull(xml);
	}

	@Override
	SecretHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		SecretInfo info = session.secrets().define(xml, true);
		return new SecretHandle(target(), info.uuid());
	}

	@Override
	Undo<SecretHandle> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofDefinition(session, Stored.named(target(), Stored.Kind.SECRET, xml), Stored::of);
	}
}
