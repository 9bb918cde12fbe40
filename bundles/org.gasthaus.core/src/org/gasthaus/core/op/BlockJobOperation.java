package org.gasthaus.core.op;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.BlockJobs;
import org.gasthaus.hypervisor.DomainEvent;
import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;

/**
 * A job on a disk of a running domain, from its start to its end. An event tells the end; in between the host is asked how far it is, for the
 * progress bar. Cancelling ends the job, so that the guest goes on with the images that it had.
 */
abstract class BlockJobOperation extends TargetOperation<DomainHandle, Void> {
	/** How often the host is asked how far it is. */
	private static final int TICK_MILLIS = 500;
	private static final Set<EventTopic> TOPICS = EnumSet.of(EventTopic.DOMAIN_BLOCK_JOB_2, EventTopic.DOMAIN_LIFECYCLE);
	/** What stands for the end of the connection. */
	private static final String LOST = "lost";
	private static final String STOPPED = "stopped";

	private final String disk;
	/** Whether the job, once it is ready, has to be ended by moving the guest to the new image. */
	private final boolean pivot;

	BlockJobOperation(DomainHandle domain, String disk, String title, boolean pivot) {
		super(domain.connection(), domain, title);
		this.disk = Objects.requireNonNull(disk);
		this.pivot = pivot;
	}

	final String disk() {
		return disk;
	}

	final boolean moves() {
		return pivot;
	}

	abstract void start(HypervisorSession session) throws HypervisorException;

	@Override
	final Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		// what ends the job must not itself end because the user cancelled
		HypervisorSession untilDone = connection().forOperation(null);
		BlockingQueue<String> heard = new LinkedBlockingQueue<>();
		try (Subscription subscription = untilDone.listen(TOPICS, event -> take(event, heard))) {
			start(session);
			follow(untilDone, heard, monitor == null ? new NullProgressMonitor() : monitor);
		}
		return null;
	}

	private void take(HypervisorEvent event, BlockingQueue<String> heard) {
		if (event instanceof DomainEvent.BlockJob job && job.domain().equals(target().id()) && job.disk().equals(disk)) {
			heard.add(job.status());
		} else if (event instanceof HypervisorEvent.DomainChanged changed && changed.domain().equals(target().id())
				&& changed.change() == HypervisorEvent.DomainChange.STOPPED) {
			heard.add(STOPPED);
		} else if (event instanceof HypervisorEvent.ConnectionClosed) {
			heard.add(LOST);
		}
	}

	private void follow(HypervisorSession session, BlockingQueue<String> heard, IProgressMonitor progress) throws HypervisorException {
		Share share = new Share(progress);
		while (true) {
			String word = next(heard);
			if (progress.isCanceled()) {
				session.blockJobs().abort(target().id(), disk, false, false);
				throw new OperationCanceledException();
			}
			switch (word) {
			case "completed":
				return;
			case "ready":
				if (!pivot) {
					return;
				}
				session.blockJobs().abort(target().id(), disk, true, false);
				return;
			case "failed", "canceled":
				throw new HypervisorException(Code.FAILED, NLS.bind(Messages.BlockJob_failed, new Object[] { title(), target().connection(), word }));
			case STOPPED:
				throw new HypervisorException(Code.WRONG_STATE, NLS.bind(Messages.BlockJob_stopped, new Object[] { title(), target().name() }));
			case LOST:
				throw new HypervisorException(Code.CONNECTION_LOST, NLS.bind(Messages.BlockJob_lost, new Object[] { title(), target().connection() }));
			default:
				BlockJobs.Job job = session.blockJobs().info(target().id(), disk);
				if (job != null) {
					share.show(job.done(), job.end());
				}
			}
		}
	}

	private static String next(BlockingQueue<String> heard) {
		try {
			String word = heard.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
			return word == null ? "" : word;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationCanceledException();
		}
	}
}
