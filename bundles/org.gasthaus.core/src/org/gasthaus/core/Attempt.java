package org.gasthaus.core;

import java.util.concurrent.Callable;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Opens a session in a thread of its own, because libvirt cannot be told to stop waiting for a host that says nothing. Who waits
 * here can stop: by a cancelled monitor or by {@link #abandon()}. A session that comes too late is closed at once.
 */
final class Attempt {
	private static final long LOOK_AT_MONITOR_MILLIS = 50;

	private final Thread thread;
	private HypervisorSession session;
	private Exception failure;
	private boolean done;
	private boolean abandoned;

	/** @param open opens the session and makes it ready; closes it itself if that fails */
	Attempt(String name, Callable<HypervisorSession> open) {
		thread = new Thread(() -> run(open), name);
		thread.setDaemon(true);
		thread.start();
	}

	private void run(Callable<HypervisorSession> open) {
		HypervisorSession opened = null;
		Exception failed = null;
		try {
			opened = open.call();
		} catch (Exception e) {
			failed = e;
		}
		synchronized (this) {
			done = true;
			failure = failed;
			session = opened;
			notifyAll();
			if (!abandoned) {
				return;
			}
		}
		if (opened != null) {
			opened.close();
		}
	}

	/** Ends the waiting, now. The attempt goes on by itself until the host or libvirt gives up; its session is then closed. */
	synchronized void abandon() {
		abandoned = true;
		notifyAll();
	}

	/**
	 * The session, when it is there.
	 *
	 * @param monitor may be {@code null}
	 * @param deadline when to give up
	 * @throws OperationCanceledException if the monitor was cancelled, the thread interrupted, or the attempt abandoned
	 */
	HypervisorSession await(IProgressMonitor monitor, Deadline deadline) throws HypervisorException {
		synchronized (this) {
			while (!done && !abandoned) {
				if (deadline.isOver()) {
					abandoned = true;
					throw deadline.failure();
				}
				if (monitor != null && monitor.isCanceled()) {
					abandoned = true;
					break;
				}
				try {
					wait(LOOK_AT_MONITOR_MILLIS);
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
					abandoned = true;
				}
			}
			if (!abandoned) {
				return result();
			}
			if (!done) {
				throw new OperationCanceledException();
			}
		}
		// done and abandoned at the same moment: whoever came second closes
		if (session != null) {
			session.close();
		}
		throw new OperationCanceledException();
	}

	private HypervisorSession result() throws HypervisorException {
		if (failure instanceof HypervisorException) {
			throw (HypervisorException) failure;
		}
		if (failure instanceof RuntimeException) {
			throw (RuntimeException) failure;
		}
		if (failure != null) {
			throw new IllegalStateException(failure);
		}
		return session;
	}
}
