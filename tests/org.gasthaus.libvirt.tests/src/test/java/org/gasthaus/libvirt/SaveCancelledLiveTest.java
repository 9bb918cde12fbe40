package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.AbortJob;
import org.gasthaus.core.op.DefineDomain;
import org.gasthaus.core.op.DumpDomain;
import org.gasthaus.core.op.SaveDomain;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.DumpFormat;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.gasthaus.testkit.WaitingPipe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Saving a guest whose memory is so large that it takes a moment, and ending it in the middle. */
@Tag("live")
class SaveCancelledLiveTest {
	private SessionDaemon daemon;
	private Connection connection;
	private DomainHandle guest;
	private Path directory;

	@BeforeEach
	void startGuest() throws Exception {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		daemon = SessionDaemon.start();
		String uri = daemon.uri();
		directory = Path.of(uri.substring(uri.indexOf('=') + 1)).getParent().getParent();
		connection = new Connection(ConnectionUri.parse(uri), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
		guest = new DefineDomain(connection, SessionDaemon.guest("big").replace("'MiB'>32<", "'MiB'>3072<")).call(null);
		new StartDomain(guest).call(null);
	}

	@AfterEach
	void end() throws Exception {
		if (daemon != null) {
			connection.close();
			daemon.close();
		}
	}

	/** So often is asked by who has aborted more than once. */
	private static final int ASKED = 22;

	/** A monitor that is cancelled once something is so, and tells that the host has heard of it. */
	private static class When extends NullProgressMonitor {
		private final BooleanSupplier condition;
		private final CountDownLatch heard = new CountDownLatch(ASKED);
		private boolean met;

		When(BooleanSupplier condition) {
			this.condition = condition;
		}

		@Override
		public boolean isCanceled() {
			met = met || condition.getAsBoolean();
			if (met) {
				heard.countDown();
			}
			return met;
		}
	}

	/** The pipe holds the host up, so that there is time to see it. */
	@Test
	void howFarItIsIsTold() throws Exception {
		AtomicInteger ticks = new AtomicInteger();
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
		When monitor = new When(() -> ticks.get() > 0 || System.nanoTime() > end) {
			@Override
			public void worked(int work) {
				if (saving()) {
					ticks.addAndGet(work);
				}
			}
		};
		String pipe = pipe(monitor.heard);
		assertThrows(OperationCanceledException.class, () -> new SaveDomain(guest, pipe, Set.of()).call(monitor));
		assertTrue(ticks.get() > 0, "nothing was told");
	}

	private boolean saving() {
		try {
			return connection.session(null).jobs().current(guest.id()).isRunning();
		} catch (HypervisorException e) {
			return false;
		}
	}

	/** The host is done with a guest whose memory is empty before anything can happen to it, unless it has to wait for its reader. */
	private String pipe(CountDownLatch gate) throws IOException, InterruptedException {
		return WaitingPipe.make(directory, gate).toString();
	}

	private void isGivenUp(Function<String, Operation<?>> operation) throws Exception {
		When monitor = new When(this::saving);
		String pipe = pipe(monitor.heard);
		OperationCanceledException cancelled = assertThrows(OperationCanceledException.class, () -> operation.apply(pipe).call(monitor));
		assertEquals("big on " + connection.uri() + ": running.", cancelled.getMessage());
		assertEquals(DomainState.RUNNING, connection.session(null).domain(guest.id()).state());
	}

	@Test
	void aSaveIsGivenUp() throws Exception {
		isGivenUp(file -> new SaveDomain(guest, file, Set.of()));
	}

	@Test
	void aDumpIsGivenUp() throws Exception {
		isGivenUp(file -> new DumpDomain(guest, file, DumpFormat.RAW, Set.of()));
	}

	@Test
	void anotherMayEndIt() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		String file = pipe(gate);
		CompletableFuture<HypervisorException> save = CompletableFuture
				.supplyAsync(() -> assertThrows(HypervisorException.class, () -> new SaveDomain(guest, file, Set.of()).call(null)));
		Await.until("the save runs", () -> saving() || save.isDone());
		new AbortJob(guest).call(null);
		gate.countDown();
		HypervisorException ended = save.get(60, TimeUnit.SECONDS);
		assertTrue(ended.getMessage().contains("big"), ended.getMessage());
		assertEquals(DomainState.RUNNING, connection.session(null).domain(guest.id()).state());
	}

	@Test
	void withoutAJobThereIsNothingToGiveUp() {
		assertEquals(Code.WRONG_STATE, assertThrows(HypervisorException.class, () -> new AbortJob(guest).call(null)).code());
	}

	@Test
	void aDaemonThatDiesMeanwhileIsToldWithWhatIsNotKnown() throws Exception {
		CountDownLatch killed = new CountDownLatch(1);
		String pipe = pipe(killed);
		HypervisorException lost = assertThrows(HypervisorException.class, () -> new SaveDomain(guest, pipe, Set.of()).call(new When(() -> {
			if (killed.getCount() > 0 && saving()) {
				daemon.kill();
				killed.countDown();
			}
			return false;
		})));
		assertEquals(Code.CONNECTION_LOST, lost.code(), lost.getMessage());
		assertTrue(lost.getMessage().contains("not known, the host does not answer"), lost.getMessage());
	}
}
