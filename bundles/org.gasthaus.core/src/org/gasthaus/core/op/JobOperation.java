package org.gasthaus.core.op;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.DomainJob;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * What the verbs have in common that are a job of the domain at its host. The call waits in a thread of its own; cancelling aborts the job at the
 * host and waits until the host has ended it. A host that cannot abort jobs, or does not answer, goes on: then only the waiting ends. The message of
 * the {@link OperationCanceledException}, and that of a failure, say what the domain does.
 */
abstract class JobOperation extends TargetOperation<DomainHandle, Void> {
	private static final long LOOK_MILLIS = 50;
	private static final int LOOKS_TO_ABORT_AGAIN = 10;
	private static final int LOOKS_TO_SHOW = 5;
	/** Before the job began: the domain is as it was. */
	private static final Set<Code> REFUSED = Set.of(Code.WRONG_STATE, Code.NO_DOMAIN, Code.READ_ONLY, Code.UNSUPPORTED);

	JobOperation(DomainHandle domain, String title) {
		super(domain.connection(), domain, title);
	}

	/** The call that lasts as long as the job. */
	abstract void run(HypervisorSession session) throws HypervisorException;

	@Override
	final Void perform(HypervisorSession ends, IProgressMonitor monitor) throws HypervisorException {
		HypervisorSession looking = connection().session(null);
		CompletableFuture<Void> end = begin(connection().forOperation(new NullProgressMonitor()));
		boolean aborted = false;
		Share share = new Share(monitor);
		try {
			int looks = 0;
			int waits = 0;
			while (!over(end)) {
				if (!monitor.isCanceled() && waits++ % LOOKS_TO_SHOW == LOOKS_TO_SHOW - 1) {
					show(looking, share);
				}
				// again and again: a job that is announced but has not begun takes no notice, and begins
				if (monitor.isCanceled() && looks++ % LOOKS_TO_ABORT_AGAIN == 0) {
					aborted |= abort(looking);
				}
			}
			end.get();
			return null;
		} catch (InterruptedException e) {
			try {
				abort(looking);
				throw new OperationCanceledException(state(looking));
			} finally {
				Thread.currentThread().interrupt();
			}
		} catch (ExecutionException e) {
			if (e.getCause() instanceof HypervisorException failure) {
				throw REFUSED.contains(failure.code()) ? failure : told(failure, aborted, state(looking));
			}
			throw new IllegalStateException(e.getCause());
		}
	}

	/** How far the job is, where the host tells. */
	private void show(HypervisorSession session, Share share) {
		try {
			DomainJob job = session.jobs().current(target().id());
			long all = job.number("data_total");
			share.show(all - job.number("data_remaining"), all);
		} catch (HypervisorException notNow) {
			// at its end the domain is gone; what failed is told by the job itself
		}
	}

	private CompletableFuture<Void> begin(HypervisorSession session) {
		CompletableFuture<Void> end = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				run(session);
				end.complete(null);
			} catch (HypervisorException | RuntimeException | Error e) {
				end.completeExceptionally(e);
			}
		}, title());
		thread.setDaemon(true);
		thread.start();
		return end;
	}

	private static boolean over(CompletableFuture<Void> end) throws InterruptedException {
		try {
			end.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			return true;
		} catch (ExecutionException failed) {
			return true; // told by the caller
		} catch (TimeoutException e) {
			return false;
		}
	}

	private boolean abort(HypervisorSession session) {
		try {
			session.jobs().abort(target().id());
			return true;
		} catch (HypervisorException e) {
			if (e.code() == Code.WRONG_STATE || e.code() == Code.NO_DOMAIN || e.code() == Code.CONNECTION_LOST || e.code() == Code.CLOSED) {
				return false; // not begun yet, or just over: the call itself tells
			}
			throw new OperationCanceledException(e.getMessage() + ' ' + state(session));
		}
	}

	private static HypervisorException told(HypervisorException failure, boolean aborted, String state) {
		if (aborted && failure.code() == Code.CANCELLED) {
			throw new OperationCanceledException(state);
		}
		return new HypervisorException(failure.code(), failure.getMessage() + ' ' + state, failure.reason(), failure.nextStep(), failure.nativeCode(),
				failure.nativeDomain(), failure);
	}

	private String state(HypervisorSession session) {
		return NLS.bind(Messages.Migration_on, new Object[] { target().name(), connection().uri(), label(session) });
	}

	private String label(HypervisorSession session) {
		try {
			return session.domain(target().id()).state().label();
		} catch (HypervisorException e) {
			return e.code() == Code.NO_DOMAIN ? Messages.Migration_gone : Messages.Migration_unknown;
		}
	}
}
