package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Set;

/**
 * What can be done with virtual networks. Threads and errors as for {@link HypervisorSession}; every call that names a network also throws
 * {@code NO_NETWORK}, and {@code UNSUPPORTED} where the driver lacks it.
 */
public interface NetworkOperations {
	/** Stores a definition. @param validate whether the host checks it against its schema first */
	NetworkInfo define(String xml, boolean validate) throws HypervisorException;

	/** Starts a network without storing its definition. @param validate whether the host checks it against its schema first */
	NetworkInfo create(String xml, boolean validate) throws HypervisorException;

	/** Starts a network that is defined. */
	void start(String uuid) throws HypervisorException;

	/** Stops a network at once. */
	void destroy(String uuid) throws HypervisorException;

	/** Removes the stored definition. */
	void undefine(String uuid) throws HypervisorException;

	/** Says whether it starts with its host. */
	void setAutostart(String uuid, boolean autostart) throws HypervisorException;

	/** The name of its bridge, or {@code null} if it has none. */
	String bridge(String uuid) throws HypervisorException;

	/**
	 * Changes a part of the definition.
	 *
	 * @param parent the number of the element that holds the part, if there are several; -1 for the one that fits
	 * @param xml the element that is added, changed or removed
	 */
	void update(String uuid, NetworkSection.Change change, NetworkSection section, int parent, String xml, Set<Impact> impacts) throws HypervisorException;

	/** The addresses that its guests have. @param mac only that guest's; {@code null} for all */
	List<DhcpLease> leases(String uuid, String mac) throws HypervisorException;
}
