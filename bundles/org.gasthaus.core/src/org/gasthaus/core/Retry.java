package org.gasthaus.core;

import java.util.OptionalInt;

import org.gasthaus.hypervisor.Subscription;

/** The waiting of one lost connection for its next try. Thread-safe. */
final class Retry {
	private static final long SECOND = 1000;

	private final Reconnect policy;
	private final Runnable attempt;
	private final Runnable ticked;
	private int failures;
	private boolean waiting;
	private long dueMillis;
	private Subscription next = () -> {
	};

	/**
	 * @param attempt tries to connect; called in a thread of its own
	 * @param ticked hears that a second less is left; quick
	 */
	Retry(Reconnect policy, Runnable attempt, Runnable ticked) {
		this.policy = policy;
		this.attempt = attempt;
		this.ticked = ticked;
	}

	boolean isAutomatic() {
		return policy.isAutomatic();
	}

	/** The connection is lost, or a try failed: waits for the next one. */
	synchronized void begin() {
		stop();
		if (policy.isAutomatic()) {
			dueMillis = policy.timer().nowMillis() + policy.delay(failures++).toMillis();
			waiting = true;
			waitOn();
		}
	}

	private void waitOn() {
		long left = dueMillis - policy.timer().nowMillis();
		// to the next whole second, so that what is shown is right when it is read
		next = policy.timer().after(left <= SECOND ? Math.max(left, 0) : left % SECOND == 0 ? SECOND : left % SECOND, this::wake);
	}

	private void wake() {
		synchronized (this) {
			if (!waiting) {
				return;
			}
			if (policy.timer().nowMillis() < dueMillis) {
				waitOn();
			} else {
				waiting = false;
				launch();
				return;
			}
		}
		ticked.run();
	}

	private void launch() {
		Thread thread = new Thread(attempt, "reconnecting");
		thread.setDaemon(true);
		thread.start();
	}

	/** Tries now instead of later. */
	synchronized void now() {
		if (waiting) {
			stop();
			launch();
		}
	}

	/** Waits no longer. */
	synchronized void stop() {
		waiting = false;
		next.close();
	}

	/** The connection is open, or nobody wants it any more: the next loss begins with the shortest wait. */
	synchronized void reset() {
		stop();
		failures = 0;
	}

	/** The seconds until the next try, rounded up; empty if none is planned. */
	synchronized OptionalInt secondsLeft() {
		return waiting ? OptionalInt.of((int) Math.max(0, (dueMillis - policy.timer().nowMillis() + SECOND - 1) / SECOND)) : OptionalInt.empty();
	}
}
