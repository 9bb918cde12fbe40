package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.PoolInfo;

/**
 * Stores the definition of a storage pool, new or in place of the one with the same UUID.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-storage.html#virStoragePoolDefineXML">virStoragePoolDefineXML</a>
 */
public final class DefinePool extends TargetOperation<Connection, PoolHandle> {
	private final String xml;

	/** @param xml the whole definition */
	public DefinePool(Connection connection, String xml) {
		super(connection, connection, NLS.bind(Messages.DefinePool_title, connection));
		this.xml = Objects.requireNonNull(xml);
	}

	@Override
	PoolHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		PoolInfo info = session.poolOperations().define(xml, true);
		return new PoolHandle(target(), info.uuid(), info.name());
	}

	@Override
	Undo<PoolHandle> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofDefinition(session, Stored.named(target(), Stored.Kind.POOL, xml), Stored::of);
	}
}
