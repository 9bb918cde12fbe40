package org.gasthaus.hypervisor;

/** Something that the hypervisor told us, in the order in which it happened on one connection. */
public sealed interface HypervisorEvent permits DomainEvent, HypervisorEvent.NetworkChanged, HypervisorEvent.PoolChanged,
		HypervisorEvent.NodeDeviceChanged, HypervisorEvent.SecretChanged, HypervisorEvent.ConnectionClosed {
	/** What it is about. */
	EventTopic topic();

	/** The event as virsh prints it, without the end of the last line: in English whatever the language, because scripts read it. */
	String line();

	/** What happened to a domain. The words are virsh's; the details are in libvirt's order. */
	enum DomainChange {
		DEFINED("Defined", "Added", "Updated", "Renamed", "Snapshot"), UNDEFINED("Undefined", "Removed", "Renamed"),
		STARTED("Started", "Booted", "Migrated", "Restored", "Snapshot", "Event wakeup"),
		SUSPENDED("Suspended", "Paused", "Migrated", "I/O Error", "Watchdog", "Restored", "Snapshot", "API error", "Post-copy", "Post-copy Error"),
		RESUMED("Resumed", "Unpaused", "Migrated", "Snapshot", "Post-copy"),
		STOPPED("Stopped", "Shutdown", "Destroyed", "Crashed", "Migrated", "Saved", "Failed", "Snapshot"),
		SHUTDOWN("Shutdown", "Finished", "Finished after guest request", "Finished after host request"), PMSUSPENDED("PMSuspended", "Memory", "Disk"),
		CRASHED("Crashed", "Panicked", "Crashloaded"),
		/** An event that this version does not know; read the domain again. */
		OTHER("unknown");

		private final String word;
		private final String[] details;

		DomainChange(String word, String... details) {
			this.word = word;
			this.details = details;
		}

		/** The detail of libvirt's number; {@code unknown} for numbers that this version does not know. */
		public String detail(int number) {
			return number >= 0 && number < details.length ? details[number] : "unknown";
		}
	}

	/** What happened to an object that is not a domain. */
	enum ObjectChange {
		DEFINED("Defined"), UNDEFINED("Undefined"), STARTED("Started"), STOPPED("Stopped"), CREATED("Created"), DELETED("Deleted"), REFRESHED("refresh"),
		UPDATED("update"), VALUE_CHANGED("value-changed"), OTHER("unknown");

		private final String word;

		ObjectChange(String word) {
			this.word = word;
		}

		private String line(String object, EventTopic topic) {
			return "event '" + topic.word() + "' for " + object + (topic.number() == 0 ? ": " + word : "");
		}
	}

	/**
	 * A domain changed.
	 *
	 * @param detail libvirt's number of the detail
	 */
	record DomainChanged(DomainId domain, DomainChange change, int detail) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_LIFECYCLE;
		}

		@Override
		public String line() {
			return head() + ": " + change.word + ' ' + change.detail(detail);
		}
	}

	/** A network changed. */
	record NetworkChanged(String uuid, String name, ObjectChange change) implements HypervisorEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.NETWORK_LIFECYCLE;
		}

		@Override
		public String line() {
			return change.line("network " + name, topic());
		}
	}

	/** A storage pool changed. */
	record PoolChanged(String uuid, String name, ObjectChange change) implements HypervisorEvent {
		@Override
		public EventTopic topic() {
			return change == ObjectChange.REFRESHED ? EventTopic.POOL_REFRESH : EventTopic.POOL_LIFECYCLE;
		}

		@Override
		public String line() {
			return change.line("storage pool " + name, topic());
		}
	}

	/** A device of the host came, went or changed. */
	record NodeDeviceChanged(String name, ObjectChange change) implements HypervisorEvent {
		@Override
		public EventTopic topic() {
			return change == ObjectChange.UPDATED ? EventTopic.NODE_DEVICE_UPDATE : EventTopic.NODE_DEVICE_LIFECYCLE;
		}

		@Override
		public String line() {
			return change.line("node device " + name, topic());
		}
	}

	/** A secret came or went, or has another value. The value itself is never told. */
	record SecretChanged(String uuid, ObjectChange change) implements HypervisorEvent {
		@Override
		public EventTopic topic() {
			return change == ObjectChange.VALUE_CHANGED ? EventTopic.SECRET_VALUE_CHANGED : EventTopic.SECRET_LIFECYCLE;
		}

		@Override
		public String line() {
			return change.line("secret " + uuid, topic());
		}
	}

	/**
	 * The connection is gone; no further event follows.
	 *
	 * @param reason for a reader: end of file, time-out, error, closed by the client
	 */
	record ConnectionClosed(String reason) implements HypervisorEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.CONNECTION_CLOSED;
		}

		@Override
		public String line() {
			return "connection closed: " + reason;
		}
	}
}
