package org.gasthaus.hypervisor;

import java.util.List;

/**
 * Changing network filters, which are listed by {@link HostObjects}, and what they are bound to. Threads and errors as for
 * {@link HypervisorSession}; a call that names one also throws {@code NO_OBJECT}, and every call {@code UNSUPPORTED} where the driver lacks it.
 */
public interface NetworkFilters {
	/**
	 * A filter at work.
	 *
	 * @param port the host's network device of the guest
	 * @param filter its name
	 */
	record Binding(String port, String filter) {
	}

	/** Stores a definition, new or in place of the one with the same UUID. @return its name */
	String define(String xml, boolean validate) throws HypervisorException;

	/** The name of one. @param uuidOrName a UUID is looked for first */
	String find(String uuidOrName) throws HypervisorException;

	/** Removes a filter. */
	void undefine(String name) throws HypervisorException;

	/** The filters at work, by port. */
	List<Binding> bindings() throws HypervisorException;

	/** The port of one. */
	Binding binding(String port) throws HypervisorException;

	/** Lets a filter work. */
	Binding bind(String xml, boolean validate) throws HypervisorException;

	/** The definition of a binding. */
	String bindingXml(String port) throws HypervisorException;

	/** Ends the work of the filter at this port. */
	void unbind(String port) throws HypervisorException;
}
