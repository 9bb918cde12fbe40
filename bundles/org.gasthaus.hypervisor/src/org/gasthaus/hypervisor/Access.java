package org.gasthaus.hypervisor;

/** What a connection may do to its host. */
public enum Access {
	/** Everything that the host permits to the user. */
	READ_WRITE,
	/** Look, never change: every change is refused on our side too, with {@link HypervisorException.Code#READ_ONLY}. */
	READ_ONLY
}
