package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.SessionEvents.text;

import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.QemuMonitor;
import org.gasthaus.hypervisor.Subscription;

import com.sun.jna.Pointer;

/**
 * The events of QEMU on one session. The host filters them, so each filter is registered with libvirt by itself; listeners with the same one share
 * it, because libvirt would serve the first of them only.
 */
final class QemuEvents {
	private static final int REGEX = 1;
	private static final int IGNORE_CASE = 2;
	private static final Map<Long, Shared> ALL = new ConcurrentHashMap<>();
	private static final AtomicLong NUMBERS = new AtomicLong();
	/** Those that no registration uses now. They live as long as the process, see {@link EventCallbacks}. */
	private static final Deque<OneCallback> IDLE = new ConcurrentLinkedDeque<>();

	/** libvirt may take two registrations for one if they have the same callback: each has its own. */
	private static final class OneCallback implements VirQemu.EventCallback {
		@Override
		public void happened(Pointer connect, Pointer domain, Pointer event, long seconds, int micros, Pointer details, Pointer opaque) {
			hear(domain, event, seconds, micros, details, opaque);
		}
	}

	/** What listeners with the same filter have in common. @param id libvirt's number of the registration */
	private record Shared(SessionEvents session, long number, int[] id, OneCallback callback, List<Consumer<QemuMonitor.Event>> targets) {
	}

	private final Vir vir;
	private final SessionEvents events;
	private final Map<QemuMonitor.Filter, Shared> registered = new HashMap<>();

	QemuEvents(Vir vir, SessionEvents events) {
		this.vir = vir;
		this.events = events;
	}

	/** Adds a listener. */
	Subscription listen(LibvirtSession session, QemuMonitor.Filter filter, Consumer<QemuMonitor.Event> listener) throws HypervisorException {
		Consumer<QemuMonitor.Event> target = event -> listener.accept(event); // an object of its own, though the listener may be there twice
		Shared shared = session.call(Task.LISTEN, "", connect -> {
			EventLoop.start(vir);
			return filter.domain() == null ? listen(connect.pointer(), null, filter, target)
					: session.onDomain(connect, filter.domain(), domain -> listen(connect.pointer(), domain, filter, target));
		});
		return () -> end(session, filter, shared, target);
	}

	private synchronized Shared listen(Pointer connect, Pointer domain, QemuMonitor.Filter filter, Consumer<QemuMonitor.Event> target) throws Failure {
		Shared shared = registered.get(filter);
		if (shared == null) {
			shared = register(connect, domain, filter, target);
			registered.put(filter, shared);
		} else {
			shared.targets().add(target);
		}
		return shared;
	}

	private Shared register(Pointer connect, Pointer domain, QemuMonitor.Filter filter, Consumer<QemuMonitor.Event> target) throws Failure {
		events.prepareDelivery();
		OneCallback idle = IDLE.poll();
		Shared shared = new Shared(events, NUMBERS.incrementAndGet(), new int[1], idle == null ? new OneCallback() : idle,
				new CopyOnWriteArrayList<>(List.of(target)));
		ALL.put(shared.number(), shared);
		int id = VirQemu.INSTANCE.virConnectDomainQemuMonitorEventRegister(connect, domain, LibvirtSession.textOrNull(filter.name()), shared.callback(),
				new Pointer(shared.number()), null, (filter.regex() ? REGEX : 0) | (filter.ignoreCase() ? IGNORE_CASE : 0));
		if (id < 0) {
			NativeError error = NativeError.last(vir);
			ALL.remove(shared.number());
			IDLE.push(shared.callback());
			throw new Failure(error);
		}
		shared.id()[0] = id;
		return shared;
	}

	private void end(LibvirtSession session, QemuMonitor.Filter filter, Shared shared, Consumer<QemuMonitor.Event> target) {
		shared.targets().remove(target);
		try {
			session.call(Task.LISTEN, "", connect -> {
				deregisterUnused(connect.pointer(), filter, shared);
				return null;
			});
		} catch (HypervisorException closed) {
			// the end of the session deregisters it
		}
	}

	private synchronized void deregisterUnused(Pointer connect, QemuMonitor.Filter filter, Shared shared) {
		if (shared.targets().isEmpty() && registered.remove(filter, shared)) {
			deregister(connect, shared);
		}
	}

	private static void deregister(Pointer connect, Shared shared) {
		ALL.remove(shared.number());
		VirQemu.INSTANCE.virConnectDomainQemuMonitorEventDeregister(connect, shared.id()[0]);
		IDLE.push(shared.callback());
	}

	/** Deregisters what is left, while the connection is still there. */
	synchronized void end(Pointer connect) {
		registered.values().forEach(shared -> deregister(connect, shared));
		registered.clear();
	}

	/** In the event loop's thread: copies what libvirt frees and hands over. */
	private static void hear(Pointer domain, Pointer event, long seconds, int micros, Pointer details, Pointer opaque) {
		Shared shared = ALL.get(Pointer.nativeValue(opaque));
		if (shared != null) {
			QemuMonitor.Event copy = new QemuMonitor.Event(EventCallbacks.id(shared.session().vir(), domain), text(event), seconds, micros,
					details == null ? null : text(details));
			shared.targets().forEach(target -> shared.session().deliver(copy, () -> target.accept(copy)));
		}
	}
}
