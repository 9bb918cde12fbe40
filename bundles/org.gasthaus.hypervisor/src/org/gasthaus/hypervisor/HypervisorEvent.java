package org.gasthaus.hypervisor;

/** Something that the hypervisor told us, in the order in which it happened on one connection. */
public sealed interface HypervisorEvent {
	/** What happened to a domain. */
	enum DomainChange {
		DEFINED, UNDEFINED, STARTED, SUSPENDED, RESUMED, STOPPED, SHUTDOWN, PMSUSPENDED, CRASHED,
		/** An event that this version does not know; read the domain again. */
		OTHER
	}

	/** What happened to a network or a pool. */
	enum ObjectChange {
		DEFINED, UNDEFINED, STARTED, STOPPED, CREATED, DELETED, REFRESHED, OTHER
	}

	/**
	 * A domain changed.
	 *
	 * @param detail libvirt's number of the detail, for the log
	 */
	record DomainChanged(DomainId domain, DomainChange change, int detail) implements HypervisorEvent {
	}

	/** A network changed. */
	record NetworkChanged(String uuid, String name, ObjectChange change) implements HypervisorEvent {
	}

	/** A storage pool changed. */
	record PoolChanged(String uuid, String name, ObjectChange change) implements HypervisorEvent {
	}

	/**
	 * The connection is gone; no further event follows.
	 *
	 * @param reason for a reader: end of file, time-out, error, closed by the client
	 */
	record ConnectionClosed(String reason) implements HypervisorEvent {
	}
}
