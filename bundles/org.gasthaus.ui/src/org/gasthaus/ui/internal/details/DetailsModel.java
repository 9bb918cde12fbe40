package org.gasthaus.ui.internal.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.gasthaus.core.Connection;
import org.gasthaus.hypervisor.Subscription;

/**
 * The properties of one object of a host: at once what is known already, then what its host answers; read again when the host announces a change of
 * it. What is known stays while the host is lost. Read only while it is seen. Thread-safe; nothing here blocks.
 */
final class DetailsModel implements AutoCloseable {
	private final Runnable onChange;
	private final List<Subscription> subscriptions = new ArrayList<>(2);
	private Object shown;
	private boolean seen = true;
	private boolean closed;

	/** @param onChange called after every change, in the thread that made it */
	DetailsModel(Runnable onChange) {
		this.onChange = onChange;
	}

	/** Shows another object from now on. @param object {@code null} for none */
	void show(Object object) {
		synchronized (this) {
			if (closed || Objects.equals(shown, object)) {
				return;
			}
			shown = object;
			follow();
		}
		onChange.run();
	}

	/** Whether somebody looks; the host is left alone otherwise. */
	void look(boolean looking) {
		synchronized (this) {
			if (closed || seen == looking) {
				return;
			}
			seen = looking;
			follow();
		}
		onChange.run();
	}

	/** The old object is let go last: where both need the same, it is not read twice. */
	private void follow() {
		List<Subscription> old = List.copyOf(subscriptions);
		subscriptions.clear();
		Connection connection = Details.connection(shown);
		if (seen && !closed && connection != null) {
			subscriptions.add(connection.onChange(changed -> onChange.run()));
			Details.part(shown).ifPresent(part -> subscriptions.add(connection.watch(part)));
		}
		old.forEach(Subscription::close);
	}

	@Override
	public synchronized void close() {
		closed = true;
		shown = null;
		follow();
	}

	/** What is shown; {@code null} for nothing. */
	synchronized Object shown() {
		return shown;
	}

	/** The lines as they are now. */
	List<Detail> details() {
		return Details.of(shown());
	}
}
