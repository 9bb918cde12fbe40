package org.gasthaus.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.gasthaus.testkit.Await;
import org.junit.jupiter.api.Test;

class PollLoopTest {
	@Test
	void itWaitsForNothingAfterItsEnd() throws InterruptedException {
		PollLoop loop = new PollLoop();
		Thread thread = new Thread(loop);
		thread.setDaemon(true);
		thread.start();
		Await.until("it waits in poll(2)", () -> isIn(thread, "poll"));
		loop.end();
		thread.join(30_000);
		assertFalse(thread.isAlive());
	}

	/** @param method a function of the C library, called through JNA's proxy */
	private static boolean isIn(Thread thread, String method) {
		for (StackTraceElement frame : thread.getStackTrace()) {
			if (frame.getMethodName().equals(method)) {
				return true;
			}
		}
		return false;
	}
}
