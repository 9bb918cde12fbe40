package org.gasthaus.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;

/**
 * What the running guests of a connection do, asked for while somebody watches: one call for all of them each two seconds, with memory and disks each
 * ten. A host that is slow to answer is asked again two seconds after it has, and keeps nobody else waiting. While the connection is not open the
 * host is not asked, and what was known stays. Thread-safe; nothing here blocks.
 */
public final class GuestStatistics {
	private static final long INTERVAL_MILLIS = 2000;
	private static final int DEAR_EVERY = 5;

	/** The session of the connection, as long as it is open. */
	@FunctionalInterface
	interface Sessions {
		/** @return {@code null} while there is none */
		HypervisorSession open() throws HypervisorException;
	}

	private final String name;
	private final Sessions sessions;
	private final Reconnect.Timer timer;
	private final GuestSampler sampler = new GuestSampler(DEAR_EVERY);
	private final GuestRates rates = new GuestRates();
	private final List<Consumer<HostUse>> watching = new CopyOnWriteArrayList<>();
	private boolean running;
	private volatile HostUse latest;

	GuestStatistics(String name, Sessions sessions, Reconnect.Timer timer) {
		this.name = name;
		this.sessions = sessions;
		this.timer = timer;
	}

	/** What was found out last; empty before the first time. It stays when nobody watches any more. */
	public Optional<HostUse> latest() {
		return Optional.ofNullable(latest);
	}

	/**
	 * Asks the host from now on, until the subscription is closed.
	 *
	 * @param listener hears each answer, and each failure, in a thread of its own; it must not block
	 */
	public Subscription watch(Consumer<HostUse> listener) {
		Consumer<HostUse> own = listener::accept; // one that watches twice is told twice
		watching.add(own);
		synchronized (this) {
			if (!running) {
				running = true;
				launch();
			}
		}
		return () -> watching.remove(own);
	}

	private void launch() {
		Thread thread = new Thread(this::tick, "statistics of " + name);
		thread.setDaemon(true);
		thread.start();
	}

	private void tick() {
		HostUse use = ask();
		if (use != null) {
			latest = use;
			watching.forEach(listener -> tell(listener, use));
		}
		synchronized (this) {
			if (watching.isEmpty()) {
				running = false;
			} else {
				timer.after(INTERVAL_MILLIS, this::launch);
			}
		}
	}

	private HostUse ask() {
		try {
			HypervisorSession session = sessions.open();
			return session == null ? null : new HostUse(Instant.now(), rates.next(sampler.take(session)), sampler.isPartial(), "");
		} catch (HypervisorException e) {
			HostUse before = latest;
			return before == null ? new HostUse(Instant.now(), List.of(), false, e.getMessage())
					: new HostUse(before.at(), before.guests(), before.partial(), e.getMessage());
		}
	}

	/** Nobody watches any more. */
	void end() {
		watching.clear();
	}

	private void tell(Consumer<HostUse> listener, HostUse use) {
		try {
			listener.accept(use);
		} catch (RuntimeException e) {
			System.getLogger(GuestStatistics.class.getName()).log(System.Logger.Level.ERROR, "A listener of " + name + " failed", e);
		}
	}
}
