package org.gasthaus.core;

import org.gasthaus.hypervisor.HostVersions;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NodeInfo;

/**
 * What a host is. What its driver cannot tell is {@code null}.
 *
 * @param uri as the host itself names it
 * @param name its own name
 */
public record HostDescription(String uri, String name, HostVersions versions, NodeInfo node) {
	static HostDescription read(HypervisorSession session) throws HypervisorException {
		return new HostDescription(Part.orNull(session::canonicalUri), Part.orNull(session::hostName), Part.orNull(session::versions),
				Part.orNull(session::nodeInfo));
	}
}
