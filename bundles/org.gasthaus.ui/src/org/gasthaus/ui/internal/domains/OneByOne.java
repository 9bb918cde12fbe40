package org.gasthaus.ui.internal.domains;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Shows one thing after the other. A dialog that is open lets other tasks of the UI thread run: what they add waits until it is closed. For one thread.
 *
 * @param <T> what is shown
 */
final class OneByOne<T> {
	private final Consumer<? super T> show;
	private final Queue<T> waiting = new ArrayDeque<>();
	private boolean showing;

	/** @param show returns when it is over */
	OneByOne(Consumer<? super T> show) {
		this.show = Objects.requireNonNull(show);
	}

	/** Shows it at once, with all that is added meanwhile; or later, if something is shown. */
	void add(T next) {
		waiting.add(next);
		if (showing) {
			return;
		}
		showing = true;
		try {
			while (!waiting.isEmpty()) {
				show.accept(waiting.remove());
			}
		} finally {
			showing = false;
		}
	}
}
