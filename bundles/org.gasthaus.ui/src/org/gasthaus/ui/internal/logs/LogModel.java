package org.gasthaus.ui.internal.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import org.gasthaus.core.log.GuestLog;
import org.gasthaus.core.log.LogReader;
import org.gasthaus.hypervisor.HypervisorException;

/** The log of one guest as it is read, in a thread of its own, until it is closed. */
final class LogModel implements AutoCloseable {
	/** What is older goes. */
	static final int MOST_LINES = 10_000;
	private static final int FIRST_LINES = 1000;

	/**
	 * What there is to be shown since the last time.
	 *
	 * @param lines the new ones
	 * @param lost how many of them never were asked for in time
	 * @param file where it is read; empty as long as nobody knows
	 * @param problem why it is not read, or not any more; {@code null} while it is
	 */
	record News(List<String> lines, boolean lost, String file, HypervisorException problem) {
	}

	/** What finds the log; its refusal is shown like one of the log. */
	@FunctionalInterface
	interface Source {
		/** Called in the thread that reads. */
		GuestLog log() throws HypervisorException;
	}

	private final Source source;
	private final Runnable changed;
	private final Deque<String> lines = new ArrayDeque<>();
	private boolean lost;
	private String file = "";
	private HypervisorException problem;
	private LogReader reader;
	private boolean closed;

	/** @param changed called in another thread, each time that there is news */
	LogModel(Source source, Runnable changed) {
		this.source = Objects.requireNonNull(source);
		this.changed = Objects.requireNonNull(changed);
	}

	/** Begins to read. */
	void start() {
		Thread thread = new Thread(this::read, "log of a guest");
		thread.setDaemon(true);
		thread.start();
	}

	private void read() {
		try (LogReader opened = source.log().open(FIRST_LINES, true, false)) {
			synchronized (this) {
				if (closed) {
					return;
				}
				reader = opened;
				file = opened.file();
			}
			changed.run();
			for (String line = opened.next(); line != null; line = opened.next()) {
				add(line);
			}
		} catch (HypervisorException e) {
			synchronized (this) {
				problem = e;
			}
			changed.run();
		}
	}

	private void add(String line) {
		synchronized (this) {
			if (lines.size() == MOST_LINES) {
				lines.removeFirst();
				lost = true;
			}
			lines.addLast(line);
		}
		changed.run();
	}

	/** Takes what is new. */
	synchronized News take() {
		News news = new News(new ArrayList<>(lines), lost, file, problem);
		lines.clear();
		lost = false;
		return news;
	}

	@Override
	public void close() {
		LogReader open;
		synchronized (this) {
			closed = true;
			open = reader;
		}
		if (open != null) {
			open.close();
		}
	}
}
