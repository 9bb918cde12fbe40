package org.gasthaus.libvirt.internal;

import org.libvirt.LibvirtException;

/**
 * Owns a native connection and frees it once: at {@link #close()}, or, while calls are running, when the last of them
 * returns. A JVM does not survive the use of a freed pointer, so every use stands between {@link #enter()} and
 * {@link #leave()}.
 */
final class NativeConnection {
	private final RawConnect connect;
	private Runnable beforeFree = () -> {
	};
	private int running;
	private boolean closed;

	NativeConnection(RawConnect connect) {
		this.connect = connect;
	}

	/** What to do just before the connection is freed, once. Set before the connection is shared. */
	void beforeFree(Runnable action) {
		beforeFree = action;
	}

	/** @return {@code null} if it is closed; else the connection, until {@link #leave()} */
	synchronized RawConnect enter() {
		if (closed) {
			return null;
		}
		running++;
		return connect;
	}

	/** Ends what {@link #enter()} began. */
	void leave() {
		synchronized (this) {
			running--;
			if (!closed || running > 0) {
				return;
			}
		}
		free();
	}

	/** Lets no further call in; does not wait for those that run. */
	void close() {
		synchronized (this) {
			if (closed) {
				return;
			}
			closed = true;
			if (running > 0) {
				return;
			}
		}
		free();
	}

	synchronized boolean isClosed() {
		return closed;
	}

	/** Reached once: either by the close that finds no call running, or by the last call that finds it closed. */
	private void free() {
		try {
			beforeFree.run();
		} finally {
			try {
				connect.close();
			} catch (LibvirtException e) {
				System.getLogger(NativeConnection.class.getName()).log(System.Logger.Level.DEBUG, "Closing a connection", e);
			}
		}
	}
}
