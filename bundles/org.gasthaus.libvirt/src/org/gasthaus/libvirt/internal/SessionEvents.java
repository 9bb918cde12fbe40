package org.gasthaus.libvirt.internal;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorListener;
import org.gasthaus.hypervisor.Subscription;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/**
 * The events of one session: libvirt's callbacks, which come in the event loop's thread, become events that the session's
 * own thread delivers in their order. A topic is registered with libvirt when the first listener wants it, and deregistered
 * once, when the session ends.
 */
final class SessionEvents {
	private static final Map<Long, SessionEvents> SESSIONS = new ConcurrentHashMap<>();
	private static final AtomicLong NUMBERS = new AtomicLong();

	private record Listener(Set<EventTopic> topics, HypervisorListener target) {
	}

	private final Vir vir;
	private final String name;
	private final long number = NUMBERS.incrementAndGet();
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private final Set<EventTopic> registered = EnumSet.noneOf(EventTopic.class);
	/** What the driver said to the topics that it does not announce. */
	private final Map<EventTopic, NativeError> refused = new EnumMap<>(EventTopic.class);
	private final List<Runnable> deregistrations = new ArrayList<>();
	private boolean ended;
	private volatile VirEvents extra;
	private volatile ThreadPoolExecutor deliverer;

	SessionEvents(Vir vir, String name) {
		this.vir = vir;
		this.name = name;
	}

	Vir vir() {
		return vir;
	}

	VirEvents extra() {
		return extra;
	}

	/**
	 * Adds a listener; what it wants and nobody wanted before is registered with libvirt.
	 *
	 * @param connect held open by the caller for the time of this call
	 * @param needed whether it is a failure if none of the topics is announced
	 */
	synchronized Subscription listen(Pointer connect, Set<EventTopic> topics, HypervisorListener target, boolean needed) throws Failure {
		Listener listener = new Listener(EnumSet.copyOf(topics), target);
		listener.topics().add(EventTopic.CONNECTION_CLOSED);
		listeners.add(listener);
		if (!ended) {
			prepare();
			for (EventTopic topic : listener.topics()) {
				if (!registered.contains(topic) && !refused.containsKey(topic)) {
					register(connect, topic);
				}
			}
		}
		if (needed && refused.keySet().containsAll(topics)) {
			listeners.remove(listener);
			throw new Failure(refused.get(topics.iterator().next()));
		}
		return () -> listeners.remove(listener);
	}

	/** Makes {@link #deliver(Object, Runnable)} possible. */
	synchronized void prepareDelivery() {
		if (!ended) {
			prepare();
		}
	}

	private void prepare() {
		if (deliverer != null) {
			return;
		}
		ThreadPoolExecutor single = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
			Thread thread = new Thread(task, "events of " + name);
			thread.setDaemon(true);
			return thread;
		});
		single.allowCoreThreadTimeOut(true);
		deliverer = single;
		SESSIONS.put(number, this);
	}

	private void register(Pointer connect, EventTopic topic) {
		Callback callback = EventCallbacks.of(topic);
		Pointer opaque = new Pointer(number);
		int event = topic.number();
		switch (topic.kind()) {
		case DOMAIN -> keep(topic, vir.virConnectDomainEventRegisterAny(connect, null, event, callback, opaque, null),
				id -> vir.virConnectDomainEventDeregisterAny(connect, id));
		case NETWORK -> keep(topic, vir.virConnectNetworkEventRegisterAny(connect, null, event, callback, opaque, null),
				id -> vir.virConnectNetworkEventDeregisterAny(connect, id));
		case POOL -> keep(topic, vir.virConnectStoragePoolEventRegisterAny(connect, null, event, callback, opaque, null),
				id -> vir.virConnectStoragePoolEventDeregisterAny(connect, id));
		case NODE_DEVICE -> keep(topic, more().virConnectNodeDeviceEventRegisterAny(connect, null, event, callback, opaque, null),
				id -> extra.virConnectNodeDeviceEventDeregisterAny(connect, id));
		case SECRET -> keep(topic, more().virConnectSecretEventRegisterAny(connect, null, event, callback, opaque, null),
				id -> extra.virConnectSecretEventDeregisterAny(connect, id));
		case CONNECTION -> keep(topic, vir.virConnectRegisterCloseCallback(connect, (Vir.CloseFunc) callback, opaque, null),
				id -> vir.virConnectUnregisterCloseCallback(connect, (Vir.CloseFunc) callback));
		}
	}

	private VirEvents more() {
		if (extra == null) {
			extra = LibvirtLibrary.bind(VirEvents.class);
		}
		return extra;
	}

	private void keep(EventTopic topic, int id, IntConsumer deregister) {
		if (id >= 0) {
			registered.add(topic);
			deregistrations.add(() -> deregister.accept(id));
			return;
		}
		NativeError error = NativeError.last(vir);
		refused.put(topic, error);
		if (error.number() != NativeError.NO_SUPPORT) {
			System.getLogger(SessionEvents.class.getName()).log(topic.number() == 0 ? Level.WARNING : Level.DEBUG,
					"No " + topic + " events of " + name + ": " + error.text());
		}
	}

	/** Deregisters from libvirt, whose connection must still be there, and ends the deliveries. */
	synchronized void end() {
		ended = true;
		deregistrations.forEach(Runnable::run);
		deregistrations.clear();
		SESSIONS.remove(number);
		listeners.clear();
		if (deliverer != null) {
			deliverer.shutdown();
		}
	}

	/** The session that a callback is for, or {@code null} if it ended. */
	static SessionEvents of(Pointer opaque) {
		return SESSIONS.get(Pointer.nativeValue(opaque));
	}

	/** In the event loop's thread: hands over and returns. */
	void deliver(HypervisorEvent event) {
		execute(() -> handle(event));
	}

	/** The same of an event that one listener hears. */
	void deliver(Object event, Runnable listener) {
		execute(() -> {
			try {
				listener.run();
			} catch (RuntimeException e) {
				failed(event, e);
			}
		});
	}

	private void execute(Runnable delivery) {
		try {
			deliverer.execute(delivery);
		} catch (RejectedExecutionException ending) {
			// the session is being closed; nobody listens any more
		}
	}

	private void handle(HypervisorEvent event) {
		for (Listener listener : listeners) {
			if (!listener.topics().contains(event.topic())) {
				continue;
			}
			try {
				listener.target().handle(event);
			} catch (RuntimeException e) {
				failed(event, e);
			}
		}
	}

	private void failed(Object event, RuntimeException e) {
		System.getLogger(SessionEvents.class.getName()).log(Level.ERROR, "A listener of " + name + " failed at " + event, e);
	}

	static String text(byte[] buffer) {
		int end = 0;
		while (end < buffer.length && buffer[end] != 0) {
			end++;
		}
		return new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
	}

	static String text(Pointer text) {
		return text == null ? "" : text.getString(0, "UTF-8");
	}
}
