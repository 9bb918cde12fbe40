package org.gasthaus.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds threads until it is opened, and tells when one has come. */
public final class Gate {
	private static final long PATIENCE_SECONDS = 90;

	private final CountDownLatch reached = new CountDownLatch(1);
	private final CountDownLatch opened = new CountDownLatch(1);

	/** Lets all through, now and later. */
	public void open() {
		opened.countDown();
	}

	/** Waits until somebody stands before it. */
	public void awaitReached() {
		await(reached, "nobody came to the gate");
	}

	/** Whether it lets all through. */
	public boolean isOpen() {
		return opened.getCount() == 0;
	}

	void pass() {
		reached.countDown();
		await(opened, "the gate was not opened");
	}

	private static void await(CountDownLatch latch, String otherwise) {
		try {
			if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new AssertionError(otherwise);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new AssertionError(otherwise, e);
		}
	}
}
