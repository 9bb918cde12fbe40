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
	private static boolean started;

	private EventLoop() {
	}

	/** Registers and starts it, once. */
	static synchronized void start(Vir vir) {
		if (started) {
			return;
		}
		Runnable loop;
		if (Platform.isWindows()) {
			vir.virEventRegisterDefaultImpl();
			loop = () -> runDefault(vir);
		} else {
			PollLoop poll = new PollLoop();
			poll.register(vir);
			loop = poll;
		}
		Thread thread = new Thread(loop, "libvirt events");
		thread.setDaemon(true);
		thread.start();
		started = true;
	}

	private static void runDefault(Vir vir) {
		int result;
		do {
			result = vir.virEventRunDefaultImpl(); // blocks until something happens
		} while (result >= 0);
	}
}
