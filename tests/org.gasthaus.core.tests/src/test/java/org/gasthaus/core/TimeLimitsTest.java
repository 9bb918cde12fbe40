package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.Connection.Status;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.testkit.Gate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimeLimitsTest {
	private static final Duration LONG = Duration.ofMinutes(5);
	/** Long enough for a slow machine to open a session, which makes calls of the same limit. */
	private static final Duration SHORT = Duration.ofSeconds(1);

	private final FakeHypervisor host = FakeHypervisor.with("web01");
	private Connection connection;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private HypervisorSession open(CallLimits limits) throws HypervisorException {
		connection = connection(limits);
		return connection.open(null);
	}

	private Connection connection(CallLimits limits) {
		return new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of(host)), CredentialsPrompt.NONE, limits, Reconnect.never());
	}

	@AfterEach
	void close() {
		connection.dispose();
	}

	@Test
	void aCallWithoutAnAnswerIsGivenUpByNameAndOthersGoOn() throws HypervisorException {
		HypervisorSession session = open(new CallLimits(LONG, SHORT, LONG, LONG));
		Gate silence = host.hold("hostName");
		HypervisorException e = assertThrows(HypervisorException.class, session::hostName);
		assertEquals(Code.TIMEOUT, e.code());
		assertEquals("Cannot finish 'hostName' on fake:///host: the host did not answer within 1 s. It may still do it; look at its state before you repeat it.",
				e.getMessage());
		assertEquals("fake", session.nodeInfo().cpuModel(), "another call of the same session");
		silence.open();
		assertEquals("fake", session.hostName());
	}

	@Test
	void listsAndChangesHaveLimitsOfTheirOwn() throws HypervisorException {
		HypervisorSession session = open(new CallLimits(LONG, LONG, SHORT, SHORT));
		Gate listing = host.hold("domains");
		assertEquals(Code.TIMEOUT, assertThrows(HypervisorException.class, () -> session.domains(null)).code());
		listing.open();
		Gate starting = host.hold("startDomain");
		assertEquals(Code.TIMEOUT, assertThrows(HypervisorException.class, () -> session.startDomain(host.domain("web01").id(), null)).code());
		starting.open();
		Await.until("the host did it all the same", () -> host.domain("web01").state() == DomainState.RUNNING);
	}

	@Test
	void waitingForAChangeCanBeCancelled() {
		NullProgressMonitor monitor = new NullProgressMonitor();
		HypervisorSession session = assertOpens(CallLimits.STANDARD);
		Gate starting = host.hold("startDomain");
		CompletableFuture<Void> start = CompletableFuture.runAsync(() -> {
			try {
				session.startDomain(host.domain("web01").id(), monitor);
			} catch (HypervisorException e) {
				throw new IllegalStateException(e);
			}
		});
		starting.awaitReached();
		monitor.setCanceled(true);
		Await.until("the waiting ends", start::isCompletedExceptionally);
		assertTrue(assertThrows(java.util.concurrent.CompletionException.class, start::join).getCause() instanceof OperationCanceledException);
		starting.open();
	}

	private HypervisorSession assertOpens(CallLimits limits) {
		try {
			return open(limits);
		} catch (HypervisorException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void aHostThatAnswersNothingIsNotAskedForEver() throws Exception {
		HypervisorSession session = open(new CallLimits(LONG, SHORT, LONG, LONG));
		Gate silence = host.hold("hostName");
		List<Thread> callers = Stream.generate(() -> new Thread(() -> assertThrows(HypervisorException.class, session::hostName))).limit(8).toList();
		callers.forEach(Thread::start);
		for (Thread caller : callers) {
			caller.join();
		}
		HypervisorException e = assertThrows(HypervisorException.class, session::hostName);
		assertTrue(e.getMessage().startsWith("Cannot begin 'hostName' on fake:///host: 8 earlier calls"), e.getMessage());
		Await.until("all eight to have reached the host", () -> host.calls("hostName") == 8);
		silence.open();
		Await.until("calls are let through again", () -> {
			try {
				return session.hostName() != null;
			} catch (HypervisorException still) {
				return false;
			}
		});
	}

	@Test
	void connectingEndsInTimeAndTheLateSessionIsClosed() {
		Gate silence = host.hold("open");
		connection = connection(new CallLimits(SHORT, LONG, LONG, LONG));
		HypervisorException e = assertThrows(HypervisorException.class, () -> connection.open(null));
		assertEquals(Code.TIMEOUT, e.code());
		assertTrue(e.getMessage().startsWith("Cannot connect to fake:///host: no answer within"), e.getMessage());
		assertEquals(Status.FAILED, connection.status());
		silence.open();
		Await.until("the session that came too late is closed", () -> host.calls("pools") == 1 && host.openSessions() == 0);
	}

	@Test
	void anInventoryThatCannotBeReadInTimeIsALoss() throws HypervisorException {
		open(new CallLimits(LONG, SHORT, LONG, LONG));
		Gate silence = host.hold("domain");
		host.become("web01", DomainState.RUNNING);
		Await.until("the host is taken for lost", () -> connection.status() == Status.LOST);
		assertNotNull(connection.inventory().domains().get(0));
		silence.open();
	}

	@Test
	void refusalsAreThoseOfTheHost() throws HypervisorException {
		HypervisorSession session = open(CallLimits.STANDARD);
		host.refuse("hostName", Code.ACCESS_DENIED);
		assertEquals(Code.ACCESS_DENIED, assertThrows(HypervisorException.class, session::hostName).code());
		session.close();
		assertEquals(Code.CLOSED, assertThrows(HypervisorException.class, session::nodeInfo).code());
	}
}
