package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.SessionEvents.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.gasthaus.hypervisor.DomainEvent;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorEvent.DomainChange;
import org.gasthaus.hypervisor.HypervisorEvent.ObjectChange;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * One callback for each topic, for all sessions and for the life of the process: libvirt may still be calling one when it is deregistered, so a
 * callback that went with its session could be collected under libvirt's feet. The opaque value is the session's number.
 *
 * <p>They run in the event loop's thread and ask no host: name and UUID of an object are in its handle, and everything else is copied before they
 * return, because libvirt frees it then.
 */
final class EventCallbacks {
	private static final int UUID_BUFFER = 37;
	private static final List<String> WATCHDOG_ACTIONS = List.of("none", "pause", "reset", "poweroff", "shutdown", "debug", "inject");
	private static final List<String> IO_ERROR_ACTIONS = List.of("none", "pause", "report");
	private static final List<String> PHASES = List.of("connect", "initialize", "disconnect");
	private static final List<String> FAMILIES = List.of("IPv4", "IPv6", "unix");
	private static final List<String> BLOCK_JOBS = List.of("Unknown job", "Block Pull", "Block Copy", "Block Commit", "Active Block Commit", "Backup");
	private static final List<String> BLOCK_JOB_STATES = List.of("completed", "failed", "canceled", "ready");
	private static final List<String> DISK_REASONS = List.of("changed", "dropped");
	private static final List<String> AGENT_STATES = List.of("unknown", "connected", "disconnected");
	private static final List<String> AGENT_REASONS = List.of("unknown", "domain started", "channel event");
	private static final List<String> METADATA = List.of("description", "title", "element");
	private static final List<String> RECIPIENTS = List.of("hypervisor", "guest");
	private static final List<String> MEMORY_ACTIONS = List.of("ignore", "inject", "fatal", "reset");
	private static final List<ObjectChange> NODE_DEVICE_CHANGES = List.of(ObjectChange.CREATED, ObjectChange.DELETED, ObjectChange.DEFINED,
			ObjectChange.UNDEFINED);

	private static final Map<EventTopic, Callback> ALL = new EnumMap<>(EventTopic.class);

	private EventCallbacks() {
	}

	/** What libvirt calls for a topic. */
	static Callback of(EventTopic topic) {
		return ALL.get(topic);
	}

	static {
		ALL.put(EventTopic.DOMAIN_LIFECYCLE, (Vir.DomainLifecycle) (connect, object, event, detail, opaque) -> {
			domain(opaque, object, id -> new HypervisorEvent.DomainChanged(id, change(event), detail));
			return 0;
		});
		ALL.put(EventTopic.DOMAIN_RTC_CHANGE, (VirEvents.OneLong) (connect, object, offset, opaque) -> domain(opaque, object,
				id -> new DomainEvent.ClockChanged(id, offset)));
		ALL.put(EventTopic.DOMAIN_WATCHDOG, (VirEvents.OneInt) (connect, object, action, opaque) -> domain(opaque, object,
				id -> new DomainEvent.WatchdogFired(id, word(WATCHDOG_ACTIONS, action))));
		ALL.put(EventTopic.DOMAIN_IO_ERROR, (VirEvents.TwoTextsInt) (connect, object, source, alias, action, opaque) -> domain(opaque, object,
				id -> new DomainEvent.IoError(id, text(source), text(alias), word(IO_ERROR_ACTIONS, action), null)));
		ALL.put(EventTopic.DOMAIN_IO_ERROR_REASON, (VirEvents.TwoTextsIntText) (connect, object, source, alias, action, reason, opaque) -> domain(opaque,
				object, id -> new DomainEvent.IoError(id, text(source), text(alias), word(IO_ERROR_ACTIONS, action), text(reason))));
		ALL.put(EventTopic.DOMAIN_GRAPHICS, (VirEvents.Graphics) (connect, object, phase, local, remote, scheme, subject, opaque) -> domain(opaque, object,
				id -> new DomainEvent.GraphicsClient(id, word(PHASES, phase), address(local), address(remote), text(scheme), identities(subject))));
		ALL.put(EventTopic.DOMAIN_DISK_CHANGE, (VirEvents.ThreeTextsInt) (connect, object, before, after, alias, reason, opaque) -> domain(opaque, object,
				id -> new DomainEvent.DiskChanged(id, textOr(before, "<null>"), textOr(after, "<null>"), text(alias), word(DISK_REASONS, reason))));
		ALL.put(EventTopic.DOMAIN_TRAY_CHANGE, (VirEvents.TextInt) (connect, object, alias, reason, opaque) -> domain(opaque, object,
				id -> new DomainEvent.TrayMoved(id, text(alias), reason == 0)));
		ALL.put(EventTopic.DOMAIN_BALLOON_CHANGE, (VirEvents.OneLong) (connect, object, kib, opaque) -> domain(opaque, object,
				id -> new DomainEvent.BalloonChanged(id, kib)));
		ALL.put(EventTopic.DOMAIN_AGENT_LIFECYCLE, (VirEvents.TwoInts) (connect, object, state, reason, opaque) -> domain(opaque, object,
				id -> new DomainEvent.AgentChanged(id, word(AGENT_STATES, state), word(AGENT_REASONS, reason))));
		ALL.put(EventTopic.DOMAIN_MIGRATION_ITERATION, (VirEvents.OneInt) (connect, object, iteration, opaque) -> domain(opaque, object,
				id -> new DomainEvent.MigrationIteration(id, iteration)));
		ALL.put(EventTopic.DOMAIN_METADATA_CHANGE, (VirEvents.IntText) (connect, object, type, uri, opaque) -> domain(opaque, object,
				id -> new DomainEvent.MetadataChanged(id, word(METADATA, type), textOr(uri, null))));
		ALL.put(EventTopic.DOMAIN_BLOCK_THRESHOLD, (VirEvents.TwoTextsTwoLongs) (connect, object, disk, path, threshold, excess, opaque) -> domain(opaque,
				object, id -> new DomainEvent.ThresholdReached(id, text(disk), textOr(path, null), threshold, excess)));
		ALL.put(EventTopic.DOMAIN_MEMORY_FAILURE, (VirEvents.ThreeInts) (connect, object, recipient, action, flags, opaque) -> domain(opaque, object,
				id -> new DomainEvent.MemoryFailure(id, word(RECIPIENTS, recipient), word(MEMORY_ACTIONS, action), (flags & 1) != 0, (flags & 2) != 0)));
		ALL.put(EventTopic.DOMAIN_MEMORY_DEVICE_SIZE_CHANGE, (VirEvents.TextLong) (connect, object, alias, kib, opaque) -> domain(opaque, object,
				id -> new DomainEvent.MemoryDeviceResized(id, text(alias), kib)));
		for (EventTopic topic : List.of(EventTopic.DOMAIN_REBOOT, EventTopic.DOMAIN_CONTROL_ERROR)) {
			ALL.put(topic, (VirEvents.Plain) (connect, object, opaque) -> domain(opaque, object, id -> new DomainEvent.Plain(id, topic)));
		}
		for (EventTopic topic : List.of(EventTopic.DOMAIN_PM_WAKEUP, EventTopic.DOMAIN_PM_SUSPEND, EventTopic.DOMAIN_PM_SUSPEND_DISK)) {
			ALL.put(topic, (VirEvents.OneInt) (connect, object, reason, opaque) -> domain(opaque, object, id -> new DomainEvent.Plain(id, topic)));
		}
		for (EventTopic topic : List.of(EventTopic.DOMAIN_BLOCK_JOB, EventTopic.DOMAIN_BLOCK_JOB_2)) {
			ALL.put(topic, (VirEvents.TextTwoInts) (connect, object, disk, type, status, opaque) -> domain(opaque, object,
					id -> new DomainEvent.BlockJob(id, topic, text(disk), word(BLOCK_JOBS, type), word(BLOCK_JOB_STATES, status))));
		}
		for (EventTopic topic : List.of(EventTopic.DOMAIN_DEVICE_ADDED, EventTopic.DOMAIN_DEVICE_REMOVED, EventTopic.DOMAIN_DEVICE_REMOVAL_FAILED)) {
			ALL.put(topic, (VirEvents.Text) (connect, object, alias, opaque) -> domain(opaque, object,
					id -> new DomainEvent.DeviceChanged(id, topic, text(alias))));
		}
		for (EventTopic topic : List.of(EventTopic.DOMAIN_TUNABLE, EventTopic.DOMAIN_JOB_COMPLETED)) {
			ALL.put(topic, (VirEvents.TextInt) (connect, object, parameters, count, opaque) -> domain(opaque, object,
					id -> new DomainEvent.Values(id, topic, EventValues.decode(parameters, count))));
		}
		ALL.put(EventTopic.NETWORK_LIFECYCLE, (Vir.ObjectLifecycle) (connect, object, event, detail, opaque) -> deliver(opaque,
				session -> new HypervisorEvent.NetworkChanged(uuid(buffer -> session.vir().virNetworkGetUUIDString(object, buffer)),
						text(session.vir().virNetworkGetName(object)), objectChange(event))));
		ALL.put(EventTopic.POOL_LIFECYCLE, (Vir.ObjectLifecycle) (connect, object, event, detail, opaque) -> pool(opaque, object, objectChange(event)));
		ALL.put(EventTopic.POOL_REFRESH, (VirEvents.Plain) (connect, object, opaque) -> pool(opaque, object, ObjectChange.REFRESHED));
		ALL.put(EventTopic.NODE_DEVICE_LIFECYCLE, (Vir.ObjectLifecycle) (connect, object, event, detail, opaque) -> nodeDevice(opaque, object,
				event >= 0 && event < NODE_DEVICE_CHANGES.size() ? NODE_DEVICE_CHANGES.get(event) : ObjectChange.OTHER));
		ALL.put(EventTopic.NODE_DEVICE_UPDATE, (VirEvents.Plain) (connect, object, opaque) -> nodeDevice(opaque, object, ObjectChange.UPDATED));
		ALL.put(EventTopic.SECRET_LIFECYCLE,
				(Vir.ObjectLifecycle) (connect, object, event, detail, opaque) -> secret(opaque, object, objectChange(event)));
		ALL.put(EventTopic.SECRET_VALUE_CHANGED, (VirEvents.Plain) (connect, object, opaque) -> secret(opaque, object, ObjectChange.VALUE_CHANGED));
		ALL.put(EventTopic.CONNECTION_CLOSED, (Vir.CloseFunc) (connect, reason, opaque) -> deliver(opaque,
				session -> new HypervisorEvent.ConnectionClosed(switch (reason) {
				case 1 -> Messages.Close_endOfFile;
				case 2 -> Messages.Close_keepAlive;
				case 3 -> Messages.Close_client;
				default -> Messages.Close_error;
				})));
	}

	private static void deliver(Pointer opaque, Function<SessionEvents, HypervisorEvent> event) {
		SessionEvents session = SessionEvents.of(opaque);
		if (session != null) {
			session.deliver(event.apply(session));
		}
	}

	private static void domain(Pointer opaque, Pointer domain, Function<DomainId, HypervisorEvent> event) {
		deliver(opaque, session -> event.apply(id(session.vir(), domain)));
	}

	/** Name and UUID, which are in the handle. */
	static DomainId id(Vir vir, Pointer domain) {
		return new DomainId(uuid(buffer -> vir.virDomainGetUUIDString(domain, buffer)), text(vir.virDomainGetName(domain)));
	}

	private static void pool(Pointer opaque, Pointer pool, ObjectChange change) {
		deliver(opaque, session -> new HypervisorEvent.PoolChanged(uuid(buffer -> session.vir().virStoragePoolGetUUIDString(pool, buffer)),
				text(session.vir().virStoragePoolGetName(pool)), change));
	}

	private static void nodeDevice(Pointer opaque, Pointer device, ObjectChange change) {
		deliver(opaque, session -> new HypervisorEvent.NodeDeviceChanged(text(session.extra().virNodeDeviceGetName(device)), change));
	}

	private static void secret(Pointer opaque, Pointer secret, ObjectChange change) {
		deliver(opaque, session -> new HypervisorEvent.SecretChanged(uuid(buffer -> session.extra().virSecretGetUUIDString(secret, buffer)), change));
	}

	private static String uuid(Function<byte[], Integer> read) {
		byte[] buffer = new byte[UUID_BUFFER];
		read.apply(buffer);
		return text(buffer);
	}

	private static DomainChange change(int event) {
		return event >= 0 && event < DomainChange.OTHER.ordinal() ? DomainChange.values()[event] : DomainChange.OTHER;
	}

	private static ObjectChange objectChange(int event) {
		return event >= 0 && event < ObjectChange.REFRESHED.ordinal() ? ObjectChange.values()[event] : ObjectChange.OTHER;
	}

	private static String word(List<String> words, int number) {
		return number >= 0 && number < words.size() ? words.get(number) : "unknown";
	}

	private static String textOr(Pointer text, String instead) {
		return text == null ? instead : text(text);
	}

	/** {@code virDomainEventGraphicsAddress}: int family, char *node, char *service */
	private static DomainEvent.GraphicsClient.Address address(Pointer address) {
		return new DomainEvent.GraphicsClient.Address(word(FAMILIES, address.getInt(0)), text(address.getPointer(Native.POINTER_SIZE)),
				text(address.getPointer(2L * Native.POINTER_SIZE)));
	}

	/** {@code virDomainEventGraphicsSubject}: int count, {char *type, char *name} *identities */
	private static List<DomainEvent.GraphicsClient.Identity> identities(Pointer subject) {
		List<DomainEvent.GraphicsClient.Identity> result = new ArrayList<>();
		Pointer first = subject == null ? null : subject.getPointer(Native.POINTER_SIZE);
		for (int i = 0; first != null && i < subject.getInt(0); i++) {
			Pointer identity = first.share(2L * i * Native.POINTER_SIZE);
			result.add(new DomainEvent.GraphicsClient.Identity(text(identity.getPointer(0)), text(identity.getPointer(Native.POINTER_SIZE))));
		}
		return result;
	}
}
