package org.gasthaus.ui.tests;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.widgets.Display;

/** Watches that the UI thread answers: notes where it was when our code kept it for longer than half a second. */
final class NoFreeze implements AutoCloseable {
	private static final Duration LIMIT = Duration.ofMillis(500);
	private static final Duration STARVED = Duration.ofMillis(1500);
	private static final long BEAT_MILLIS = 100;

	private final Display display;
	private final List<String> freezes = Collections.synchronizedList(new ArrayList<>());
	private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
		Thread thread = new Thread(task, "watches the UI thread");
		thread.setDaemon(true);
		return thread;
	});

	NoFreeze(Display display) {
		this.display = display;
		heart.scheduleWithFixedDelay(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void beat() {
		if (display.isDisposed()) {
			return;
		}
		CountDownLatch answered = new CountDownLatch(1);
		display.asyncExec(answered::countDown);
		try {
			long used = cpuMillis();
			if (!answered.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS) && !(isStarved(cpuMillis() - used) && answered.await(STARVED.toMillis(), TimeUnit.MILLISECONDS))) {
				StackTraceElement[] stack = display.getThread().getStackTrace();
				if (isOurs(stack)) {
					freezes.add(String.join("\n\tat ", Arrays.stream(stack).map(StackTraceElement::toString).toList()));
				}
				answered.await();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Whether the thread wants to run but others have the processors: then it is not our code that takes the time. A call that waits, waits longer. */
	private boolean isStarved(long usedMillis) {
		return display.getThread().getState() == Thread.State.RUNNABLE && usedMillis < LIMIT.toMillis() / 2;
	}

	private long cpuMillis() {
		return ManagementFactory.getThreadMXBean().getThreadCpuTime(display.getThread().getId()) / 1_000_000;
	}

	/**
	 * Whether our code is what takes the time: it stands above the event loop, and nothing of the workbench above it. Opening
	 * an editor, a refactoring's dialog or switching the theme is the workbench's work in this thread, whoever asked for it.
	 */
	static boolean isOurs(StackTraceElement[] stack) {
		for (StackTraceElement frame : stack) {
			if (frame.getMethodName().equals("readAndDispatch") || frame.getClassName().matches("org\\.eclipse\\.(ui|e4|ltk|search)\\..*")) {
				return false;
			}
			if (frame.getClassName().startsWith("org.gasthaus.") && !frame.getClassName().startsWith("org.gasthaus.ui.tests.")) {
				return true;
			}
		}
		return false;
	}

	/** Where the UI thread was, once for each time. */
	List<String> freezes() {
		return List.copyOf(freezes);
	}

	@Override
	public void close() {
		heart.shutdownNow();
	}
}
