package org.gasthaus.languageserver.internal;

import java.util.concurrent.ThreadFactory;

/** Threads with names, and the log. */
final class Workers {
	private static final int FRAMES = 12;

	private Workers() {
	}

	static ThreadFactory named(String name) {
		return work -> {
			Thread thread = new Thread(work, name);
			thread.setDaemon(true);
			return thread;
		};
	}

	/** Says on standard error what went wrong and where: never a message of the failure, which could hold the text of a definition. */
	static void log(String what, Throwable failure) {
		StringBuilder line = new StringBuilder("gasthaus language-server: ").append(what).append(": ").append(failure.getClass().getName());
		StackTraceElement[] frames = failure.getStackTrace();
		for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
			line.append(System.lineSeparator()).append("\tat ").append(frames[i]);
		}
		System.err.println(line);
	}
}
