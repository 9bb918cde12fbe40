package org.gasthaus.hypervisor;

import org.eclipse.core.runtime.IProgressMonitor;

/** Backups of the disks of running domains. A backup is a job of the domain: {@link DomainJobs} tells how far it is and gives it up. */
public interface DomainBackups {
	/**
	 * Begins one; returns when it is under way.
	 *
	 * @param xml libvirt's {@code domainbackup} document
	 * @param checkpointXml definition of a checkpoint that is made at the same point in time, or {@code null}
	 * @param reuseFiles whether the files to write are there already
	 * @throws HypervisorException {@code WRONG_STATE}, {@code INVALID_DEFINITION}, {@code NO_OBJECT} for a checkpoint that is not there,
	 *             {@code READ_ONLY}, {@code UNSUPPORTED}
	 */
	void begin(DomainId id, String xml, String checkpointXml, boolean reuseFiles, IProgressMonitor monitor) throws HypervisorException;

	/** The definition of the backup that is under way. @throws HypervisorException {@code NO_OBJECT} if there is none */
	String xml(DomainId id) throws HypervisorException;
}
