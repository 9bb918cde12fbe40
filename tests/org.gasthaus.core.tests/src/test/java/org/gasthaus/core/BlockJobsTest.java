package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.op.CommitBlocks;
import org.gasthaus.core.op.CopyBlocks;
import org.gasthaus.core.op.PullBlocks;
import org.gasthaus.hypervisor.BlockJobs;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.testkit.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs on disks, from start to end. */
class BlockJobsTest extends OnFakeHost {
	/** Adds up what a progress bar would show. */
	private static final class Bar extends NullProgressMonitor {
		final AtomicInteger total = new AtomicInteger();
		final AtomicInteger worked = new AtomicInteger();

		@Override
		public void beginTask(String name, int totalWork) {
			total.set(totalWork);
		}

		@Override
		public void worked(int work) {
			worked.addAndGet(work);
		}
	}

	private final Bar bar = new Bar();

	@BeforeEach
	void run() {
		host.become("web01", DomainState.RUNNING);
	}

	private CompletableFuture<Void> begin(Operation<Void> operation) {
		CompletableFuture<Void> job = OperationsTest.call(operation, bar);
		Await.until("the job is begun", () -> host.hasBlockJob("vda") || job.isDone());
		return job;
	}

	private static HypervisorException failure(CompletableFuture<?> job) {
		return (HypervisorException) assertThrows(CompletionException.class, job::join).getCause().getCause();
	}

	@Test
	void aPullShowsHowFarItIsAndIsDoneWhenTheEventSaysSo() {
		CompletableFuture<Void> job = begin(new PullBlocks(domain("web01"), "vda", "", 0, Set.of()));
		host.blockJob("web01", "vda", 50, "");
		Await.until("the bar is at about a half", () -> bar.worked.get() > bar.total.get() / 2 && bar.worked.get() < bar.total.get() * 3 / 4);
		assertFalse(job.isDone());
		host.blockJob("web01", "vda", 100, "completed");
		job.join();
	}

	@Test
	void cancellingEndsTheJob() {
		CompletableFuture<Void> job = begin(new PullBlocks(domain("web01"), "vda", "", 0, Set.of()));
		bar.setCanceled(true);
		assertTrue(assertThrows(CompletionException.class, job::join).getCause() instanceof OperationCanceledException);
		assertFalse(host.hasBlockJob("vda"));
		assertEquals(1, host.calls("abortBlockJob"));
	}

	@Test
	void anActiveCommitMovesTheGuestOnceItIsReady() {
		CompletableFuture<Void> job = begin(new CommitBlocks(domain("web01"), "vda", "", "", 0, Set.of(BlockJobs.Option.ACTIVE)));
		host.blockJob("web01", "vda", 100, "ready");
		job.join();
		assertEquals(1, host.calls("pivotBlockJob"));
		assertFalse(host.hasBlockJob("vda"));
	}

	@Test
	void aCopyThatIsNotToMoveStaysInStep() {
		CompletableFuture<Void> job = begin(new CopyBlocks(domain("web01"), "vda", "<disk/>", List.of(), Set.of(), false));
		host.blockJob("web01", "vda", 100, "ready");
		job.join();
		assertTrue(host.hasBlockJob("vda"));
		assertEquals(0, host.calls("pivotBlockJob"));
	}

	@Test
	void aJobThatFailsSaysWhatIsLeft() {
		CompletableFuture<Void> job = begin(new CommitBlocks(domain("web01"), "vda", "", "", 0, Set.of()));
		host.blockJob("web01", "vda", 30, "failed");
		HypervisorException failure = failure(job);
		assertEquals(Code.FAILED, failure.code());
		assertEquals("\"Committing the images of vda of web01\" on fake:///host ended without success: failed. The guest keeps the images that it has;"
				+ " the log of the hypervisor says more.", failure.getMessage());
	}

	@Test
	void aDomainThatStopsEndsTheWaiting() {
		CompletableFuture<Void> job = begin(new PullBlocks(domain("web01"), "vda", "", 0, Set.of()));
		host.become("web01", DomainState.SHUT_OFF);
		assertEquals(Code.WRONG_STATE, failure(job).code());
	}

	@Test
	void aLostHostEndsTheWaitingAndTheMessageSaysThatTheJobGoesOn() {
		CompletableFuture<Void> job = begin(new PullBlocks(domain("web01"), "vda", "", 0, Set.of()));
		host.goAway("test");
		HypervisorException failure = failure(job);
		assertEquals(Code.CONNECTION_LOST, failure.code());
	}

	@Test
	void aRefusedStartIsTheRefusalOfTheHost() {
		assertEquals(Code.WRONG_STATE, assertThrows(HypervisorException.class, () -> new PullBlocks(domain("db01"), "vda", "", 0, Set.of()).call(null)).code());
	}
}
