package org.gasthaus.core;

import java.util.ArrayList;
import java.util.List;

import org.gasthaus.hypervisor.Subscription;

/** A clock that stands until the test moves it; what is due runs in the test's thread. */
final class ManualTimer implements Reconnect.Timer {
	private record Task(long due, Runnable action) {
	}

	private final List<Task> tasks = new ArrayList<>();
	private long now = 1_000_000;

	@Override
	public synchronized long nowMillis() {
		return now;
	}

	@Override
	public synchronized Subscription after(long millis, Runnable action) {
		Task task = new Task(now + millis, action);
		tasks.add(task);
		return () -> {
			synchronized (this) {
				tasks.remove(task);
			}
		};
	}

	/** Lets time pass, as real time does: what is due on the way runs when it is due. */
	void advance(long millis) {
		long end = nowMillis() + millis;
		while (true) {
			Task next;
			synchronized (this) {
				next = tasks.stream().filter(task -> task.due() <= end).min((a, b) -> Long.compare(a.due(), b.due())).orElse(null);
				if (next == null) {
					now = end;
					return;
				}
				tasks.remove(next);
				now = Math.max(now, next.due());
			}
			next.action().run();
		}
	}

	synchronized int waiting() {
		return tasks.size();
	}
}
