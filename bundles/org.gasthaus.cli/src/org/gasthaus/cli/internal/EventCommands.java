package org.gasthaus.cli.internal;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

import org.gasthaus.hypervisor.DomainEvent;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;

/** {@code event}, {@code net-event}, {@code pool-event}, {@code nodedev-event}, {@code secret-event} */
final class EventCommands implements HostCommand {
	private final String command;
	private final EventTopic.Kind kind;
	/** The option that names one object. */
	private final String object;

	EventCommands(String command) {
		this.command = command;
		kind = kindOf(command);
		object = switch (kind) {
		case NETWORK -> "network";
		case POOL -> "pool";
		case NODE_DEVICE -> "device";
		case SECRET -> "secret";
		default -> "domain";
		};
	}

	/** Of what a command waits for events. */
	static EventTopic.Kind kindOf(String command) {
		return switch (command) {
		case "net-event" -> EventTopic.Kind.NETWORK;
		case "pool-event" -> EventTopic.Kind.POOL;
		case "nodedev-event" -> EventTopic.Kind.NODE_DEVICE;
		case "secret-event" -> EventTopic.Kind.SECRET;
		default -> EventTopic.Kind.DOMAIN;
		};
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).text(object).text("event");
		return (isAboutDomains() ? syntax.flags("all") : syntax).flags("loop").number("timeout").flags("list", "timestamp");
	}

	private boolean isAboutDomains() {
		return kind == EventTopic.Kind.DOMAIN;
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		if (isAboutDomains()) {
			arguments.exclusive("all", "event");
			arguments.exclusive("list", "all");
			arguments.exclusive("list", "event");
		}
		if (arguments.has("list")) {
			kind.topics().forEach(topic -> invocation.out().append(topic.word()).append('\n'));
			return;
		}
		Set<EventTopic> topics = topics(arguments);
		long timeoutMillis = timeoutMillis(arguments);
		Predicate<HypervisorEvent> filter = filter(session, arguments.text(object));
		boolean loop = arguments.has("loop");
		int count = 0;
		CommandFailure lost = null;
		try (EventWait<HypervisorEvent> wait = new EventWait<>(timeoutMillis); Subscription subscription = session.listen(topics, wait::heard)) {
			HypervisorEvent event = wait.next();
			while (event != null) {
				if (event instanceof HypervisorEvent.ConnectionClosed) {
					lost = new CommandFailure("Disconnected from " + session.uri() + " due to " + ((HypervisorEvent.ConnectionClosed) event).reason());
					break;
				}
				if (filter.test(event)) {
					count++;
					invocation.out().append(arguments.has("timestamp") ? EventWait.now() + ": " : "").append(event.line()).append('\n');
					invocation.out().flush();
				}
				event = loop || count == 0 ? wait.next() : null;
			}
			invocation.out().append(wait.end()).append("events received: " + count).append('\n');
		}
		if (lost != null) {
			throw lost;
		}
		if (count == 0) {
			throw new CommandFailure(CommandFailure.SILENT);
		}
	}

	private Set<EventTopic> topics(Arguments arguments) throws CommandFailure {
		if (isAboutDomains() && arguments.has("all")) {
			return kind.topics();
		}
		if (!arguments.has("event")) {
			throw new CommandFailure(isAboutDomains() ? "one of --list, --all, or --event <type> is required" : "either --list or --event <type> is required");
		}
		String word = arguments.data("event");
		return EnumSet.of(EventTopic.of(kind, word).orElseThrow(() -> new CommandFailure("unknown event type " + word)));
	}

	/** @return 0 for no limit */
	static long timeoutMillis(Arguments arguments) throws CommandFailure {
		String text = arguments.text("timeout");
		if (text == null) {
			return 0;
		}
		try {
			long seconds = Long.parseLong(text);
			if (seconds > 0 && seconds <= Integer.MAX_VALUE / 1000) {
				return seconds * 1000;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw new CommandFailure("Numeric value '" + text + "' for <timeout> option is malformed or out of range");
	}

	private static String secret(HypervisorSession session, String uuid) throws CommandFailure, HypervisorException {
		try {
			return session.secrets().find(uuid).uuid();
		} catch (HypervisorException e) {
			throw new CommandFailure("failed to get secret '" + uuid + "'", e);
		}
	}

	private Predicate<HypervisorEvent> filter(HypervisorSession session, String name) throws CommandFailure, HypervisorException {
		if (name == null) {
			return event -> true;
		}
		switch (kind) {
		case DOMAIN:
			DomainId id = Lookups.domain(session, name).id();
			return event -> ((DomainEvent) event).domain().equals(id);
		case NETWORK:
			String network = Lookups.network(session, name).uuid();
			return event -> ((HypervisorEvent.NetworkChanged) event).uuid().equals(network);
		case POOL:
			String pool = Lookups.pool(session, name).uuid();
			return event -> ((HypervisorEvent.PoolChanged) event).uuid().equals(pool);
		case NODE_DEVICE:
			String device = NodeDeviceCommands.find(session.nodeDevices(), name);
			return event -> ((HypervisorEvent.NodeDeviceChanged) event).name().equals(device);
		default:
			String secret = secret(session, name);
			return event -> ((HypervisorEvent.SecretChanged) event).uuid().equals(secret);
		}
	}
}
