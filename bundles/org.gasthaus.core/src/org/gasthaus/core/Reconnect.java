package org.gasthaus.core;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

import org.gasthaus.hypervisor.Subscription;

/**
 * When a lost connection is tried again: after a second, then after twice as long as before each time, up to a minute; each time a little more or
 * less, so that many clients of a host that comes back do not come all at once.
 */
public final class Reconnect {
	/** The clock, and what it wakes; another one in tests. */
	interface Timer {
		long nowMillis();

		/** Runs a task once, soon after the time; it does not block. Closing the subscription prevents it. */
		Subscription after(long millis, Runnable task);
	}

	private static final Duration FIRST = Duration.ofSeconds(1);
	private static final Duration LONGEST = Duration.ofMinutes(1);
	/** The part of the wait by which it may be longer or shorter. */
	private static final double JITTER = 0.2;

	private static final Reconnect NEVER = new Reconnect(null, () -> 0);

	private final Timer timer;
	private final DoubleSupplier random;

	/** @param random from 0 to 1 */
	Reconnect(Timer timer, DoubleSupplier random) {
		this.timer = timer;
		this.random = random;
	}

	/** A lost connection stays lost until somebody opens it. */
	public static Reconnect never() {
		return NEVER;
	}

	/** A lost connection is tried again and again until it is open or closed. */
	public static Reconnect automatic() {
		return new Reconnect(SystemTimer.INSTANCE, () -> ThreadLocalRandom.current().nextDouble());
	}

	/** The timer of this machine. */
	static Timer systemTimer() {
		return SystemTimer.INSTANCE;
	}

	boolean isAutomatic() {
		return timer != null;
	}

	Timer timer() {
		return timer;
	}

	/** How long to wait before a try. @param failures how many tries failed since the connection was open */
	Duration delay(int failures) {
		long millis = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures, 20));
		return Duration.ofMillis(Math.round(millis * (1 - JITTER + 2 * JITTER * random.getAsDouble())));
	}

	/** One thread for all connections; it only wakes others. */
	private enum SystemTimer implements Timer {
		INSTANCE;

		private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
			Thread thread = new Thread(task, "reconnecting timer");
			thread.setDaemon(true);
			return thread;
		});

		SystemTimer() {
			executor.setRemoveOnCancelPolicy(true);
		}

		@Override
		public long nowMillis() {
			return System.nanoTime() / 1_000_000;
		}

		@Override
		public Subscription after(long millis, Runnable task) {
			var future = executor.schedule(task, millis, TimeUnit.MILLISECONDS);
			return () -> future.cancel(false);
		}
	}
}
