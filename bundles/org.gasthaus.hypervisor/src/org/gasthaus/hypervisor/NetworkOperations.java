package org.gasthaus.hypervisor;

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
}
