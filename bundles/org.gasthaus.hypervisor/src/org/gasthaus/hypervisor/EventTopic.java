package org.gasthaus.hypervisor;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a hypervisor can announce, in libvirt's order within each kind of object. A listener names the topics it wants; only those are asked of
 * the host.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainEventID">virDomainEventID</a>
 */
public enum EventTopic {
	DOMAIN_LIFECYCLE, DOMAIN_REBOOT, DOMAIN_RTC_CHANGE, DOMAIN_WATCHDOG, DOMAIN_IO_ERROR, DOMAIN_GRAPHICS, DOMAIN_IO_ERROR_REASON, DOMAIN_CONTROL_ERROR,
	DOMAIN_BLOCK_JOB, DOMAIN_DISK_CHANGE, DOMAIN_TRAY_CHANGE, DOMAIN_PM_WAKEUP, DOMAIN_PM_SUSPEND, DOMAIN_BALLOON_CHANGE, DOMAIN_PM_SUSPEND_DISK,
	DOMAIN_DEVICE_REMOVED, DOMAIN_BLOCK_JOB_2, DOMAIN_TUNABLE, DOMAIN_AGENT_LIFECYCLE, DOMAIN_DEVICE_ADDED, DOMAIN_MIGRATION_ITERATION,
	DOMAIN_JOB_COMPLETED, DOMAIN_DEVICE_REMOVAL_FAILED, DOMAIN_METADATA_CHANGE, DOMAIN_BLOCK_THRESHOLD, DOMAIN_MEMORY_FAILURE,
	DOMAIN_MEMORY_DEVICE_SIZE_CHANGE,
	//
	NETWORK_LIFECYCLE,
	//
	POOL_LIFECYCLE, POOL_REFRESH,
	//
	NODE_DEVICE_LIFECYCLE, NODE_DEVICE_UPDATE,
	//
	SECRET_LIFECYCLE, SECRET_VALUE_CHANGED,
	/** That the connection is gone. Every listener hears it, asked for or not. */
	CONNECTION_CLOSED;

	/** The kinds of objects that announce something. */
	public enum Kind {
		DOMAIN, NETWORK, POOL, NODE_DEVICE, SECRET, CONNECTION;

		/** All topics of this kind, in libvirt's order. */
		public Set<EventTopic> topics() {
			Set<EventTopic> result = EnumSet.noneOf(EventTopic.class);
			Arrays.stream(EventTopic.values()).filter(topic -> topic.kind() == this).forEach(result::add);
			return Collections.unmodifiableSet(result);
		}
	}

	/** What lists of guests, networks, pools, volumes and secrets have to hear to stay right. */
	public static final Set<EventTopic> OF_AN_INVENTORY = Collections
			.unmodifiableSet(EnumSet.of(DOMAIN_LIFECYCLE, NETWORK_LIFECYCLE, POOL_LIFECYCLE, POOL_REFRESH, SECRET_LIFECYCLE, CONNECTION_CLOSED));

	/** Everything. */
	public static final Set<EventTopic> ALL = Collections.unmodifiableSet(EnumSet.allOf(EventTopic.class));

	/** Which objects it is about. */
	public Kind kind() {
		return Arrays.stream(Kind.values()).filter(kind -> name().startsWith(kind.name() + '_')).findFirst().orElseThrow();
	}

	/** libvirt's number of the topic within its kind. */
	public int number() {
		return ordinal() - kind().topics().iterator().next().ordinal();
	}

	/** The topic as virsh names it, for example {@code block-job-2}; unique within a kind. */
	public String word() {
		return name().substring(kind().name().length() + 1).toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The topic of a kind that virsh names so. */
	public static Optional<EventTopic> of(Kind kind, String word) {
		return kind.topics().stream().filter(topic -> topic.word().equals(word)).findFirst();
	}
}
