package org.gasthaus.hypervisor;

/**
 * Changing the network interfaces of a host; they are listed by {@link HostObjects}. Threads and errors as for {@link HypervisorSession}; a
 * call that names an interface also throws {@code NO_OBJECT}, and every call {@code UNSUPPORTED} where the driver lacks it.
 */
public interface HostInterfaces {
	/** The name of the one with this name. */
	String find(String name) throws HypervisorException;

	/** The name of the one with this MAC address. */
	String findByMac(String mac) throws HypervisorException;

	/** The stored definition; of a driver that has one definition only, that one. */
	String storedXml(String name) throws HypervisorException;

	/** Stores a definition. @return its name */
	String define(String xml, boolean validate) throws HypervisorException;

	/** Removes the stored definition. */
	void undefine(String name) throws HypervisorException;

	/** Brings it up. */
	void start(String name) throws HypervisorException;

	/** Takes it down. */
	void destroy(String name) throws HypervisorException;

	/** From now on, changes can be taken back. */
	void begin() throws HypervisorException;

	/** Keeps what was changed since {@link #begin()}. */
	void commit() throws HypervisorException;

	/** Takes back what was changed since {@link #begin()}. */
	void rollback() throws HypervisorException;
}
