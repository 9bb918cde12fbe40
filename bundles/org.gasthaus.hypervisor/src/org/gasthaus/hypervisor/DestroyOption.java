package org.gasthaus.hypervisor;

/** How a domain is destroyed. The order is libvirt's. */
public enum DestroyOption {
	/** Give the hypervisor process time to write its caches; fail rather than kill it. */
	GRACEFUL,
	/** Remove the hypervisor's log of the domain. */
	REMOVE_LOGS
}
