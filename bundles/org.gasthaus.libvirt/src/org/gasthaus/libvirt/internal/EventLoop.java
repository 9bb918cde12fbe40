package org.gasthaus.libvirt.internal;

import com.sun.jna.Platform;

/**
 * The one thread of the process that runs libvirt's callbacks. libvirt wants the implementation registered before a
 * connection to a daemon is opened; it is never unregistered.
 *
 * <p>Not libvirt's default implementation where there is a choice: that one runs in GLib's default main context, which
 * GTK, and so the workbench, uses too. Two threads that share it would dispatch each other's sources, and widgets would be
 * touched outside the UI thread. On Windows the workbench has no GLib, and {@code poll} is missing: there it is the default.
 */
final class EventLoop {
	/** How long the end of the process waits for a callback that is under way. */
	private static final long LONGEST_CALLBACK_MILLIS = 100;

	private static boolean started;

	private EventLoop() {
	}

	/** Registers and starts it, once. */
	static synchronized void start(Vir vir) {
		if (started) {
			return;
		}
		if (Platform.isWindows()) {
			vir.virEventRegisterDefaultImpl();
			run(() -> runDefault(vir));
		} else {
			PollLoop loop = new PollLoop();
			loop.register(vir);
			Thread thread = run(loop);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> end(loop, thread), "end of libvirt events"));
		}
		started = true;
	}

	private static Thread run(Runnable loop) {
		Thread thread = new Thread(loop, "libvirt events");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	/** At its end the JVM waits 300 ms for a thread that is in native code; this one would be there for ever. */
	private static void end(PollLoop loop, Thread thread) {
		loop.end();
		try {
			thread.join(LONGEST_CALLBACK_MILLIS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static void runDefault(Vir vir) {
		int result;
		do {
			result = vir.virEventRunDefaultImpl(); // blocks until something happens
		} while (result >= 0);
	}
}
