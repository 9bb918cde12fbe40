package org.gasthaus.hypervisor;

import java.util.List;

/** Objects of a host that have a name and a definition: network interfaces, devices, network filters. Each call blocks. */
public interface HostObjects {
	/** What they are. */
	enum Kind {
		INTERFACE, NODE_DEVICE, NETWORK_FILTER
	}

	/**
	 * One of them.
	 *
	 * @param id the UUID of a filter, the MAC address of an interface; empty for a device
	 * @param active whether it is; always, for a filter
	 */
	record Item(String name, String id, boolean active) {
	}

	/** All of a kind, by name. @throws HypervisorException {@code UNSUPPORTED} where the driver has none */
	List<Item> list(Kind kind) throws HypervisorException;

	/** The definition. @throws HypervisorException {@code NO_OBJECT} */
	String xml(Kind kind, String name, XmlView view) throws HypervisorException;
}
