package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Checkpoints of domains, which backups of what changed need. Each call blocks until the hypervisor answered; as every call of a session it throws
 * {@code UNSUPPORTED} where the driver cannot do it and {@code READ_ONLY} without asking; one that names a checkpoint also {@code NO_OBJECT}.
 */
public interface DomainCheckpoints {
	/** Those that pass the filters, by name; {@link CheckpointInfo#parent()} makes a tree of them. */
	List<CheckpointInfo> list(DomainId id, Set<CheckpointFilter> filters) throws HypervisorException;

	/** Those that followed one. @param deep not only the next ones */
	List<CheckpointInfo> children(DomainId id, String name, boolean deep, Set<CheckpointFilter> filters) throws HypervisorException;

	/** One of them. */
	CheckpointInfo find(DomainId id, String name) throws HypervisorException;

	/** Its definition. @throws HypervisorException {@code READ_ONLY} with {@link CheckpointView#SECURITY_INFO} */
	String xml(DomainId id, String name, Set<CheckpointView> views) throws HypervisorException;

	/** Makes one. @return its name */
	String create(DomainId id, String xml, Set<CheckpointOption> options, IProgressMonitor monitor) throws HypervisorException;

	/** Deletes it; what it recorded goes over to the one before. */
	void delete(DomainId id, String name, Set<CheckpointDeletion> options, IProgressMonitor monitor) throws HypervisorException;
}
