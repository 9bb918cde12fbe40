package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/** Asks a host for the format of a volume, in libvirt's word such as {@code qcow2}; empty if it does not say. Cancelling leaves everything as it is. */
public final class ReadVolumeFormat extends TargetOperation<Connection, String> {
	private final String path;

	/** @param path where the volume is on the host */
	public ReadVolumeFormat(Connection connection, String path) {
		super(connection, connection, NLS.bind(Messages.ReadVolumeFormat_title, path));
		this.path = path;
	}

	@Override
	String perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		String format = DefinitionXml.of(session.volumes().xml(session.volumes().find(path))).child("target").child("format").attribute("type");
		return format.equals("unknown") ? "" : format;
	}

	@Override
	Undo<String> before(HypervisorSession session) {
		return Undo.needless();
	}
}
