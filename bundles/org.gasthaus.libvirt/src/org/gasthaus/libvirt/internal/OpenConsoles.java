package org.gasthaus.libvirt.internal;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;

/** The open consoles of a session: closed with it, and told when its connection is gone, which libvirt would not. Thread-safe. */
final class OpenConsoles {
	private final LibvirtSession session;
	private final Set<NativeConsole> consoles = ConcurrentHashMap.newKeySet();
	private boolean listens;

	OpenConsoles(LibvirtSession session) {
		this.session = session;
	}

	/** Takes a console over; closes it if it cannot. */
	void add(NativeConsole console) throws HypervisorException {
		consoles.add(console);
		try {
			listen();
			if (session.isClosed()) {
				console.close();
			}
		} catch (HypervisorException closedMeanwhile) {
			console.close();
			throw closedMeanwhile;
		}
	}

	private synchronized void listen() throws HypervisorException {
		if (!listens) {
			session.listen(EnumSet.of(EventTopic.CONNECTION_CLOSED),
					event -> consoles.forEach(one -> one.lost(((HypervisorEvent.ConnectionClosed) event).reason())), false);
			listens = true;
		}
	}

	/** One that was closed is none of the session's any more. */
	void remove(NativeConsole console) {
		consoles.remove(console);
	}

	void close() {
		consoles.forEach(NativeConsole::close);
	}
}
