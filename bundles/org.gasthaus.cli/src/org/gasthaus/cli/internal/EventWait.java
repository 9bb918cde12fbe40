package org.gasthaus.cli.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Waits for events, until a time is over or the user interrupts the program. The program then has its time to print how it ended.
 *
 * @param <E> what the events are
 */
public final class EventWait<E> implements AutoCloseable {
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);
	private static final long LAST_WORDS_SECONDS = 5;

	/** Empty: the program was interrupted. */
	private final LinkedBlockingQueue<Optional<E>> queue = new LinkedBlockingQueue<>();
	private final Thread waiting = Thread.currentThread();
	private final Thread onInterrupt = new Thread(this::interrupted, "interrupted");
	private final long deadline;
	private String end = "";

	/** @param timeoutMillis 0 for no limit */
	public EventWait(long timeoutMillis) {
		deadline = timeoutMillis == 0 ? Long.MAX_VALUE : System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
		Runtime.getRuntime().addShutdownHook(onInterrupt);
	}

	/** Hears an event, in any thread. */
	public void heard(E event) {
		queue.add(Optional.of(event));
	}

	/** The next event, or {@code null} if the time is over or the program was interrupted. */
	public E next() {
		try {
			Optional<E> next = deadline == Long.MAX_VALUE ? queue.take() : queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
			if (next == null) {
				end = "event loop timed out\n";
				return null;
			}
			if (next.isPresent()) {
				return next.get();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		end = "event loop interrupted\n";
		return null;
	}

	/** Why {@link #next()} gave no event, as virsh says it, with the end of the line; empty if it always did. */
	public String end() {
		return end;
	}

	/** This moment, as virsh writes it. */
	public static String now() {
		return TIME.format(Instant.now());
	}

	/** In the thread that ends the JVM: the one that waits gets the time to print what there is to say. */
	private void interrupted() {
		queue.add(Optional.empty());
		try {
			waiting.join(TimeUnit.SECONDS.toMillis(LAST_WORDS_SECONDS));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		try {
			Runtime.getRuntime().removeShutdownHook(onInterrupt);
		} catch (IllegalStateException shuttingDown) {
			// it is that hook that waits for us
		}
	}
}
