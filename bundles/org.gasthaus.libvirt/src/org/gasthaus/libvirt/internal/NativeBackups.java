package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.textOrNull;
import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.DomainBackups;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;

/** Backups through libvirt. */
final class NativeBackups implements DomainBackups {
	private static final int REUSE_EXTERNAL = 1;

	private final LibvirtSession session;

	NativeBackups(LibvirtSession session) {
		this.session = session;
	}

	@Override
	public void begin(DomainId id, String xml, String checkpointXml, boolean reuseFiles, IProgressMonitor monitor) throws HypervisorException {
		session.requireWritable(Task.BACK_UP, id.name(), "virDomainBackupBegin");
		Cancel.check(monitor);
		session.pointerCall(Task.BACK_UP, id, domain -> session.check(
				VirJobs.INSTANCE.virDomainBackupBegin(domain, utf8(xml), textOrNull(checkpointXml), reuseFiles ? REUSE_EXTERNAL : 0)));
	}

	@Override
	public String xml(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ_BACKUP, id,
				domain -> DomainExtras.takeText(session.check(VirJobs.INSTANCE.virDomainBackupGetXMLDesc(domain, 0))));
	}
}
