package org.gasthaus.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, not for a time. */
public final class Await {
	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private Await() {
	}

	/**
	 * Returns as soon as the condition holds.
	 *
	 * @param what the condition in words, for the failure
	 */
	public static void until(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
			}
			LockSupport.parkNanos(1_000_000);
		}
	}
}
