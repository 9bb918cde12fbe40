package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.gasthaus.core.Backends;
import org.gasthaus.core.CallLimits;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connection.Status;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Reconnect;
import org.gasthaus.core.op.DefineDomain;
import org.gasthaus.core.op.RefreshConnection;
import org.gasthaus.core.op.ResumeDomain;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.core.op.SuspendDomain;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real daemon that dies or falls silent while it is worked with. */
@Tag("live")
class ReconnectLiveTest {
	private static final Set<Code> OF_A_LOSS = Set.of(Code.CONNECTION_LOST, Code.CONNECTION_FAILED, Code.CLOSED);

	private SessionDaemon daemon;
	private final ExecutorService threads = Executors.newCachedThreadPool();

	@BeforeEach
	void startDaemon() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		daemon = SessionDaemon.start();
	}

	@AfterEach
	void endDaemon() throws IOException {
		threads.shutdownNow();
		if (daemon != null) {
			daemon.close();
		}
	}

	private Connection connection(CallLimits limits) throws HypervisorException {
		return new Connection(ConnectionUri.parse(daemon.uri()), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE, limits,
				Reconnect.automatic());
	}

	@Test
	void aDaemonKilledWhileOperationsRunEndsThemWithAReasonAndIsOpenAgainByItself() throws Exception {
		try (Connection connection = connection(CallLimits.STANDARD)) {
			connection.open(null);
			DomainHandle guest = new DefineDomain(connection, SessionDaemon.guest("survivor")).call(null);
			new StartDomain(guest).call(null);
			List<Operation<?>> operations = List.of(new SuspendDomain(guest), new ResumeDomain(guest), new RefreshConnection(connection),
					new StartDomain(guest), new DefineDomain(connection, SessionDaemon.guest("other")
							.replace("</name>", "</name><uuid>11111111-0000-4000-8000-000000000001</uuid>")));
			CountDownLatch running = new CountDownLatch(operations.size());
			List<Future<HypervisorException>> ends = new ArrayList<>();
			for (Operation<?> operation : operations) {
				ends.add(threads.submit(() -> untilTheLoss(operation, running)));
			}
			running.await();
			daemon.kill();
			for (int i = 0; i < ends.size(); i++) {
				HypervisorException e = ends.get(i).get(30, TimeUnit.SECONDS);
				assertTrue(OF_A_LOSS.contains(e.code()), operations.get(i).title() + ": " + e.code() + ' ' + e.getMessage());
				assertTrue(e.getMessage().contains(daemon.uri()) && e.getMessage().endsWith("."), e.getMessage());
			}
			assertTrue(guest.info().isPresent(), "what was known stays visible");
			daemon.restart();
			Await.until("it is open again by itself", () -> connection.status() == Status.OPEN);
			try (HypervisorSession other = TestHost.open(daemon.uri())) {
				Await.until("the inventory is what another client sees", () -> {
					try {
						return connection.inventory().domains().equals(other.domains(null).stream()
								.sorted((a, b) -> a.name().compareTo(b.name())).toList());
					} catch (HypervisorException e) {
						throw new AssertionError(e);
					}
				});
			}
			// the guest outlived its daemon, and events come again
			DomainState before = guest.info().map(DomainInfo::state).orElseThrow();
			Operation<?> change = before == DomainState.PAUSED ? new ResumeDomain(guest) : new SuspendDomain(guest);
			change.call(null);
			Await.until("the change is seen", () -> guest.info().map(DomainInfo::state).orElse(before) != before);
		}
	}

	/** Repeats an operation until it fails for the loss; that it is refused for the guest's state is nothing of ours. */
	private static HypervisorException untilTheLoss(Operation<?> operation, CountDownLatch running) {
		boolean first = true;
		while (true) {
			try {
				operation.call(null);
			} catch (HypervisorException e) {
				if (e.code() != Code.WRONG_STATE) {
					return e;
				}
			}
			if (first) {
				running.countDown();
				first = false;
			}
		}
	}

	@Test
	void aDaemonThatFallsSilentIsGivenUpAndDelaysNobody() throws Exception {
		try (Connection silent = connection(new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO));
				Connection other = new Connection(ConnectionUri.parse("test:///default"), Access.READ_ONLY, Backends.onClassPath(), CredentialsPrompt.NONE)) {
			HypervisorSession session = silent.open(null);
			daemon.freeze();
			Future<HypervisorException> asked = threads.submit(() -> {
				try {
					session.hostName();
					return null;
				} catch (HypervisorException e) {
					return e;
				}
			});
			other.open(null);
			other.refresh(null);
			assertEquals("test", other.inventory().domains().get(0).name());
			assertFalse(asked.isDone(), "another host was asked while this one is silent");
			HypervisorException e = asked.get(30, TimeUnit.SECONDS);
			assertEquals(Code.TIMEOUT, e.code(), e.getMessage());
			assertTrue(e.getMessage().contains("'hostName'"), e.getMessage());
			daemon.thaw();
			assertTrue(!session.hostName().isEmpty(), "the same session goes on once the daemon does");
		}
	}

	@Test
	void keepAliveEndsAConnectionToAHostThatGivesNoSignOfLife() throws Exception {
		System.setProperty("org.gasthaus.keepAlive.interval", "1");
		System.setProperty("org.gasthaus.keepAlive.count", "1");
		try (Connection connection = connection(new CallLimits(Duration.ofSeconds(2), Duration.ZERO, Duration.ZERO, Duration.ZERO))) {
			connection.open(null);
			daemon.freeze();
			Await.until("the silence is noticed", () -> connection.status() == Status.LOST);
			assertTrue(connection.problem().contains("is lost: keepalive timeout."), connection.problem());
			Await.until("a try to connect again is planned", () -> connection.secondsToNextTry().isPresent());
			daemon.thaw();
			Await.until("it is open again by itself", () -> connection.status() == Status.OPEN);
		} finally {
			System.clearProperty("org.gasthaus.keepAlive.interval");
			System.clearProperty("org.gasthaus.keepAlive.count");
			daemon.thaw();
		}
	}
}
