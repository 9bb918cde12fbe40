package org.gasthaus.libvirt.internal;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorEvent.DomainChange;
import org.gasthaus.hypervisor.HypervisorEvent.ObjectChange;
import org.gasthaus.hypervisor.HypervisorListener;
import org.gasthaus.hypervisor.Subscription;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/**
 * The events of one session: libvirt's callbacks, which come in the event loop's thread, become events that the session's
 * own thread delivers in their order.
 *
 * <p>One callback of each kind serves all sessions, for the life of the process: libvirt may still be calling one when it
 * is deregistered, so a callback that went with its session could be collected under libvirt's feet. The opaque value is
 * the session's number.
 */
final class SessionEvents {
	private static final int LIFECYCLE = 0;
	private static final int POOL_REFRESH = 1;
	private static final int UUID_BUFFER = 37;

	private static final Map<Long, SessionEvents> SESSIONS = new ConcurrentHashMap<>();
	private static final AtomicLong NUMBERS = new AtomicLong();

	private static final Vir.DomainLifecycle DOMAIN = (connect, domain, event, detail, opaque) -> {
		SessionEvents session = of(opaque);
		if (session != null) {
			session.domain(domain, event, detail);
		}
		return 0;
	};
	private static final Vir.ObjectLifecycle NETWORK = (connect, network, event, detail, opaque) -> {
		SessionEvents session = of(opaque);
		if (session != null) {
			session.network(network, event);
		}
	};
	private static final Vir.ObjectLifecycle POOL = (connect, pool, event, detail, opaque) -> {
		SessionEvents session = of(opaque);
		if (session != null) {
			session.pool(pool, change(event));
		}
	};
	private static final Vir.ObjectGeneric POOL_REFRESHED = (connect, pool, opaque) -> {
		SessionEvents session = of(opaque);
		if (session != null) {
			session.pool(pool, ObjectChange.REFRESHED);
		}
	};
	private static final Vir.CloseFunc CLOSED = (connect, reason, opaque) -> {
		SessionEvents session = of(opaque);
		if (session != null) {
			session.closed(reason);
		}
	};

	private final Vir vir;
	private final String name;
	private final long number = NUMBERS.incrementAndGet();
	private final List<HypervisorListener> listeners = new CopyOnWriteArrayList<>();
	private final List<Runnable> deregistrations = new ArrayList<>();
	private boolean registered;
	private boolean ended;
	private volatile ThreadPoolExecutor deliverer;

	SessionEvents(Vir vir, String name) {
		this.vir = vir;
		this.name = name;
	}

	/**
	 * Adds a listener; the first one registers with libvirt.
	 *
	 * @param connect held open by the caller for the time of this call
	 */
	synchronized Subscription listen(Pointer connect, HypervisorListener listener) {
		listeners.add(listener);
		if (!registered && !ended) {
			registered = true;
			register(connect);
		}
		return () -> listeners.remove(listener);
	}

	private void register(Pointer connect) {
		ThreadPoolExecutor single = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
			Thread thread = new Thread(task, "events of " + name);
			thread.setDaemon(true);
			return thread;
		});
		single.allowCoreThreadTimeOut(true);
		deliverer = single;
		SESSIONS.put(number, this);
		Pointer opaque = new Pointer(number);
		keep("domain", vir.virConnectDomainEventRegisterAny(connect, null, LIFECYCLE, DOMAIN, opaque, null),
				id -> vir.virConnectDomainEventDeregisterAny(connect, id));
		keep("network", vir.virConnectNetworkEventRegisterAny(connect, null, LIFECYCLE, NETWORK, opaque, null),
				id -> vir.virConnectNetworkEventDeregisterAny(connect, id));
		keepPool(connect, LIFECYCLE, POOL, opaque);
		keepPool(connect, POOL_REFRESH, POOL_REFRESHED, opaque);
		keep("close", vir.virConnectRegisterCloseCallback(connect, CLOSED, opaque, null),
				id -> vir.virConnectUnregisterCloseCallback(connect, CLOSED));
	}

	private void keepPool(Pointer connect, int event, Callback callback, Pointer opaque) {
		keep("pool", vir.virConnectStoragePoolEventRegisterAny(connect, null, event, callback, opaque, null),
				id -> vir.virConnectStoragePoolEventDeregisterAny(connect, id));
	}

	private void keep(String what, int id, IntConsumer deregister) {
		if (id >= 0) {
			deregistrations.add(() -> deregister.accept(id));
		} else if (NativeError.last(vir).number() != NativeError.NO_SUPPORT) {
			System.getLogger(SessionEvents.class.getName()).log(Level.WARNING, "No " + what + " events of " + name + ": " + NativeError.last(vir).text());
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

	private static SessionEvents of(Pointer opaque) {
		return SESSIONS.get(Pointer.nativeValue(opaque));
	}

	private void domain(Pointer domain, int event, int detail) {
		byte[] uuid = new byte[UUID_BUFFER];
		vir.virDomainGetUUIDString(domain, uuid);
		DomainChange[] all = DomainChange.values();
		deliver(new HypervisorEvent.DomainChanged(new DomainId(text(uuid), text(vir.virDomainGetName(domain))),
				event >= 0 && event < DomainChange.OTHER.ordinal() ? all[event] : DomainChange.OTHER, detail));
	}

	private void network(Pointer network, int event) {
		byte[] uuid = new byte[UUID_BUFFER];
		vir.virNetworkGetUUIDString(network, uuid);
		deliver(new HypervisorEvent.NetworkChanged(text(uuid), text(vir.virNetworkGetName(network)), change(event)));
	}

	private void pool(Pointer pool, ObjectChange change) {
		byte[] uuid = new byte[UUID_BUFFER];
		vir.virStoragePoolGetUUIDString(pool, uuid);
		deliver(new HypervisorEvent.PoolChanged(text(uuid), text(vir.virStoragePoolGetName(pool)), change));
	}

	private static ObjectChange change(int event) {
		return event >= 0 && event < ObjectChange.REFRESHED.ordinal() ? ObjectChange.values()[event] : ObjectChange.OTHER;
	}

	private void closed(int reason) {
		deliver(new HypervisorEvent.ConnectionClosed(switch (reason) {
		case 1 -> Messages.Close_endOfFile;
		case 2 -> Messages.Close_keepAlive;
		case 3 -> Messages.Close_client;
		default -> Messages.Close_error;
		}));
	}

	/** In the event loop's thread: hands over and returns. */
	private void deliver(HypervisorEvent event) {
		try {
			deliverer.execute(() -> handle(event));
		} catch (RejectedExecutionException ending) {
			// the session is being closed; nobody listens any more
		}
	}

	private void handle(HypervisorEvent event) {
		for (HypervisorListener listener : listeners) {
			try {
				listener.handle(event);
			} catch (RuntimeException e) {
				System.getLogger(SessionEvents.class.getName()).log(Level.ERROR, "A listener of " + name + " failed at " + event, e);
			}
		}
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
