package org.gasthaus.cli.internal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainJob;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.jline.utils.Signals;

/** While a guest is saved or dumped: shows how far that is, if it is wanted, and gives the job up when the user interrupts, as virsh does. */
final class JobWatch {
	private static final long INTERVAL_MILLIS = 500;
	/** As a shell calls what Ctrl+C has ended. */
	private static final int INTERRUPTED = 130;

	private final HypervisorSession session;
	private final DomainId id;
	private final String label;
	private final PrintStream err;
	private final CountDownLatch over = new CountDownLatch(1);
	private boolean done;
	/** The host has said that it does not give the job up. */
	private volatile boolean refused;

	/** What takes long. */
	@FunctionalInterface
	interface Work {
		void run() throws HypervisorException;
	}

	private JobWatch(HypervisorSession session, DomainId id, String label, PrintStream err) {
		this.session = session;
		this.id = id;
		this.label = label;
		this.err = err;
	}

	/** @param label what is shown; {@code null} if nothing is */
	static void run(HypervisorSession session, DomainId id, String label, Invocation invocation, Work work) throws HypervisorException {
		JobWatch watch = new JobWatch(session, id, label, invocation.err());
		Object before = Signals.register("INT", watch::giveUp);
		try {
			if (label != null) {
				invocation.out().flush();
				daemon(watch::look, "progress").start();
			}
			work.run();
			watch.finish(true);
		} finally {
			watch.finish(false);
			Signals.unregister("INT", before);
		}
	}

	private static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Signals come in a thread that must not wait for a host. Once is not enough: a job that has been announced but not begun takes no notice, and
	 * begins.
	 */
	private void giveUp() {
		if (refused) {
			System.exit(INTERRUPTED); // the user has read that the job goes on
		}
		daemon(() -> {
			try {
				do {
					abort();
				} while (!over.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}, "interrupt").start();
	}

	private void abort() {
		try {
			session.jobs().abort(id);
		} catch (HypervisorException e) {
			// there is no job any more, or not yet one that can be given up: what is under way says how it ended
			System.getLogger(JobWatch.class.getName()).log(System.Logger.Level.DEBUG, "Giving up the job of " + id.name(), e);
			tellRefusal(e);
		}
	}

	/** A dump of the memory alone, for example, cannot be given up. */
	private void tellRefusal(HypervisorException e) {
		try {
			if (!refused && session.jobs().current(id).isRunning()) {
				err.append('\n').append(NLS.bind(Messages.JobWatch_refused, id.name(), e.reason())).append('\n');
				err.flush();
				refused = true;
			}
		} catch (HypervisorException unknown) {
			System.getLogger(JobWatch.class.getName()).log(System.Logger.Level.DEBUG, "Asking for the job of " + id.name(), unknown);
		}
	}

	private void look() {
		try {
			while (!over.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
				DomainJob job = session.jobs().current(id);
				if (job.isRunning()) {
					show(job.number("data_remaining"), job.number("data_total"));
				}
			}
		} catch (HypervisorException e) {
			// the guest ended, or nobody can tell: what is under way says how it ended
			System.getLogger(JobWatch.class.getName()).log(System.Logger.Level.DEBUG, "Asking for the job of " + id.name(), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void finish(boolean well) {
		over.countDown();
		if (well && label != null) {
			show(0, 1);
		}
		synchronized (this) {
			done = true;
		}
	}

	/** Nearly done is not done. */
	private synchronized void show(long remaining, long total) {
		if (done) {
			return;
		}
		int percent = remaining == 0 ? 100 : (int) Math.min(99, 100.0 - remaining * 100.0 / Math.max(1, total));
		err.append(String.format(Locale.ROOT, "\r%s: [%3d %%]", label, percent));
		err.flush();
	}
}
