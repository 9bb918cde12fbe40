package org.gasthaus.hypervisor;

import java.util.List;

/**
 * What is plugged into a virtual network. Threads and errors as for {@link HypervisorSession}; every call also throws {@code NO_NETWORK},
 * and {@code NO_OBJECT} if it names a port.
 */
public interface NetworkPorts {
	/** The UUIDs of its ports. */
	List<String> list(String network) throws HypervisorException;

	/** The UUID as the host writes it. */
	String find(String network, String port) throws HypervisorException;

	/** The definition. */
	String xml(String network, String port) throws HypervisorException;

	/** Makes a port. @return its UUID */
	String create(String network, String xml, boolean validate) throws HypervisorException;

	/** Removes a port. */
	void delete(String network, String port) throws HypervisorException;
}
