package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Set;

/**
 * Snapshots of domains. Each call blocks until the hypervisor answered; as every call of a session it throws {@code UNSUPPORTED} where
 * the driver cannot do it and {@code READ_ONLY} without asking; one that names a snapshot also {@code NO_OBJECT}.
 */
public interface DomainSnapshots {
	/** Those that pass the filters, by name; {@link SnapshotInfo#parent()} makes a tree of them. */
	List<SnapshotInfo> list(DomainId id, Set<SnapshotFilter> filters) throws HypervisorException;

	/** Those that followed one. @param deep not only the next ones */
	List<SnapshotInfo> children(DomainId id, String name, boolean deep, Set<SnapshotFilter> filters) throws HypervisorException;

	/** One of them. */
	SnapshotInfo find(DomainId id, String name) throws HypervisorException;

	/** Whether the domain goes on from one. */
	boolean hasCurrent(DomainId id) throws HypervisorException;

	/** The name of the one that the domain goes on from. */
	String current(DomainId id) throws HypervisorException;

	/** Whether libvirt keeps data about it, which hinders undefining. */
	boolean hasMetadata(DomainId id, String name) throws HypervisorException;

	/** Its definition. @param securityInfo with passwords */
	String xml(DomainId id, String name, boolean securityInfo) throws HypervisorException;

	/** Takes one. @return its name */
	String create(DomainId id, String xml, Set<SnapshotOption> options) throws HypervisorException;

	/** Lets the domain go back to it; what it did since is lost. */
	void revert(DomainId id, String name, Set<RevertOption> options) throws HypervisorException;

	/** Deletes it; its changes become a part of what followed. */
	void delete(DomainId id, String name, Set<SnapshotDeletion> options) throws HypervisorException;
}
