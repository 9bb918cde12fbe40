package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Something that happened to a domain. Where a record has a word of libvirt, it is the one that virsh prints, in English. */
public sealed interface DomainEvent extends HypervisorEvent permits HypervisorEvent.DomainChanged, DomainEvent.Plain, DomainEvent.ClockChanged,
		DomainEvent.WatchdogFired, DomainEvent.IoError, DomainEvent.GraphicsClient, DomainEvent.BlockJob, DomainEvent.DiskChanged, DomainEvent.TrayMoved,
		DomainEvent.BalloonChanged, DomainEvent.DeviceChanged, DomainEvent.Values, DomainEvent.AgentChanged, DomainEvent.MigrationIteration,
		DomainEvent.MetadataChanged, DomainEvent.ThresholdReached, DomainEvent.MemoryFailure, DomainEvent.MemoryDeviceResized {
	/** Which domain. */
	DomainId domain();

	/** How virsh begins the line of every domain event. */
	default String head() {
		return "event '" + topic().word() + "' for domain '" + domain().name() + '\'';
	}

	/** It rebooted, could not be controlled, fell asleep or woke up: {@code topic} says which. */
	record Plain(DomainId domain, EventTopic topic) implements DomainEvent {
		@Override
		public String line() {
			return head();
		}
	}

	/** The guest set its clock. @param offsetSeconds to UTC */
	record ClockChanged(DomainId domain, long offsetSeconds) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_RTC_CHANGE;
		}

		@Override
		public String line() {
			return head() + ": " + offsetSeconds;
		}
	}

	/** The guest did not feed its watchdog. @param action what was done: {@code none}, {@code pause}, {@code reset}, … */
	record WatchdogFired(DomainId domain, String action) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_WATCHDOG;
		}

		@Override
		public String line() {
			return head() + ": " + action;
		}
	}

	/**
	 * A disk could not be read or written.
	 *
	 * @param source its file or device on the host
	 * @param action what was done: {@code none}, {@code pause}, {@code report}
	 * @param reason {@code null} for the topic that tells none
	 */
	record IoError(DomainId domain, String source, String alias, String action, String reason) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return reason == null ? EventTopic.DOMAIN_IO_ERROR : EventTopic.DOMAIN_IO_ERROR_REASON;
		}

		@Override
		public String line() {
			return head() + ": " + source + " (" + alias + ") " + action + (reason == null ? "" : " due to " + reason);
		}
	}

	/**
	 * A client of the screen came or went.
	 *
	 * @param phase {@code connect}, {@code initialize}, {@code disconnect}
	 * @param identities who it is, each a type and a name
	 */
	record GraphicsClient(DomainId domain, String phase, Address local, Address remote, String authentication, List<Identity> identities)
			implements DomainEvent {
		/** One end. @param family {@code IPv4}, {@code IPv6} or {@code unix} */
		public record Address(String family, String node, String service) {
			@Override
			public String toString() {
				return '[' + family + ' ' + node + ' ' + service + ']';
			}
		}

		/** Part of who the client is. */
		public record Identity(String type, String name) {
		}

		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_GRAPHICS;
		}

		@Override
		public String line() {
			StringBuilder line = new StringBuilder(head()).append(": ").append(phase).append(" local").append(local).append(" remote").append(remote)
					.append(' ').append(authentication);
			identities.forEach(identity -> line.append("\n\t").append(identity.type()).append('=').append(identity.name()));
			return line.toString();
		}
	}

	/**
	 * Copying, merging or saving of a disk changed its state.
	 *
	 * @param topic {@code DOMAIN_BLOCK_JOB} names the disk by its file, {@code DOMAIN_BLOCK_JOB_2} by its target
	 * @param type {@code Block Copy}, …
	 * @param status {@code completed}, {@code failed}, {@code canceled}, {@code ready}
	 */
	record BlockJob(DomainId domain, EventTopic topic, String disk, String type, String status) implements DomainEvent {
		@Override
		public String line() {
			return head() + ": " + type + " for " + disk + ' ' + status;
		}
	}

	/** A disk has another medium. */
	record DiskChanged(DomainId domain, String oldSource, String newSource, String alias, String reason) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_DISK_CHANGE;
		}

		@Override
		public String line() {
			return head() + " disk " + alias + ": " + oldSource + " -> " + newSource + ": " + reason;
		}
	}

	/** The tray of a drive moved. */
	record TrayMoved(DomainId domain, String alias, boolean open) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_TRAY_CHANGE;
		}

		@Override
		public String line() {
			return head() + " disk " + alias + ": " + (open ? "opened" : "closed");
		}
	}

	/** The guest has more or less memory now. */
	record BalloonChanged(DomainId domain, long kib) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_BALLOON_CHANGE;
		}

		@Override
		public String line() {
			return head() + ": " + kib + "KiB";
		}
	}

	/** A device came, went, or could not go: {@code topic} says which. */
	record DeviceChanged(DomainId domain, EventTopic topic, String alias) implements DomainEvent {
		@Override
		public String line() {
			return head() + ": " + alias;
		}
	}

	/** Tunable values changed, or a job ended and tells its statistics: {@code topic} says which. Values are numbers, booleans and texts. */
	record Values(DomainId domain, EventTopic topic, Map<String, Object> values) implements DomainEvent {
		@Override
		public String line() {
			StringBuilder line = new StringBuilder(head()).append(':');
			values.forEach((name, value) -> line.append("\n\t").append(name).append(": ").append(text(value)));
			return line.toString();
		}

		private static String text(Object value) {
			if (value instanceof Boolean) {
				return (Boolean) value ? "yes" : "no";
			}
			return value instanceof Double ? String.format(Locale.ROOT, "%f", value) : String.valueOf(value);
		}
	}

	/** The agent in the guest came or went. */
	record AgentChanged(DomainId domain, String state, String reason) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_AGENT_LIFECYCLE;
		}

		@Override
		public String line() {
			return head() + ": state: '" + state + "' reason: '" + reason + '\'';
		}
	}

	/** A migration begins to send the memory once more. */
	record MigrationIteration(DomainId domain, int iteration) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_MIGRATION_ITERATION;
		}

		@Override
		public String line() {
			return head() + ": iteration: '" + iteration + '\'';
		}
	}

	/** Title, description or an element of the metadata changed. @param uri the element's name space, or {@code null} */
	record MetadataChanged(DomainId domain, String type, String uri) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_METADATA_CHANGE;
		}

		@Override
		public String line() {
			return head() + ": type " + type + ", uri " + (uri == null ? "<null>" : uri);
		}
	}

	/** A disk image grew beyond what somebody asked to be told of. @param path {@code null} if libvirt does not tell it */
	record ThresholdReached(DomainId domain, String disk, String path, long thresholdBytes, long excessBytes) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_BLOCK_THRESHOLD;
		}

		@Override
		public String line() {
			return head() + ": dev: " + disk + '(' + (path == null ? "<null>" : path) + ") " + thresholdBytes + ' ' + excessBytes;
		}
	}

	/** Memory of the host is broken. */
	record MemoryFailure(DomainId domain, String recipient, String action, boolean actionRequired, boolean recursive) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_MEMORY_FAILURE;
		}

		@Override
		public String line() {
			return head() + ":\nrecipient: " + recipient + "\naction: " + action + "\nflags:\n\taction required: " + (actionRequired ? 1 : 0)
					+ "\n\trecursive: " + (recursive ? 1 : 0);
		}
	}

	/** A memory device has another size. */
	record MemoryDeviceResized(DomainId domain, String alias, long kib) implements DomainEvent {
		@Override
		public EventTopic topic() {
			return EventTopic.DOMAIN_MEMORY_DEVICE_SIZE_CHANGE;
		}

		@Override
		public String line() {
			return head() + ":\nalias: " + alias + "\nsize: " + kib;
		}
	}
}
