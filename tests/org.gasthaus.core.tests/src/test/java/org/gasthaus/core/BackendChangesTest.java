package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.gasthaus.core.Connection.Status;
import org.gasthaus.core.op.ManagedSaveDomain;
import org.gasthaus.core.op.MigrateDomain;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.testkit.Gate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Back ends that are removed, updated and installed while connections are open. */
class BackendChangesTest {
	private final ManualTimer timer = new ManualTimer();
	private final FakeHypervisor old = FakeHypervisor.with("web01");
	private final FakeHypervisor next = FakeHypervisor.with("web01", "web02");
	private final Backends backends = Backends.of(List.of(old));
	private final Connection connection = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, backends, CredentialsPrompt.NONE, CallLimits.STANDARD,
			new Reconnect(timer, () -> 0.5));

	@BeforeEach
	void open() throws HypervisorException {
		Locale.setDefault(Locale.ENGLISH);
		connection.open(null);
	}

	@AfterEach
	void close() {
		connection.dispose();
		assertEquals(0, old.openSessions() + next.openSessions(), "sessions that nobody closed");
		assertEquals(0, timer.waiting(), "timers that nobody stopped");
	}

	private void removeOld() {
		backends.remove(old);
		Await.until("it is lost, and its session closed", () -> connection.status() == Status.LOST && old.openSessions() == 0);
	}

	private void awaitOpen(int domains) {
		Await.until("it is open again", () -> connection.status() == Status.OPEN);
		assertEquals(domains, connection.inventory().domains().size());
	}

	@Test
	void oneThatGoesTakesItsConnectionsWithItAndWhatWasKnownStays() {
		Inventory known = connection.inventory();
		removeOld();
		assertEquals("fake:///host was left: its back end 'fake' was removed or is being updated. It is opened again when there is one.", connection.problem());
		assertEquals(known, connection.inventory());
		assertEquals(Code.NO_BACKEND, assertThrows(HypervisorException.class, () -> connection.session(null)).code());
		assertEquals(Status.LOST, connection.status(), "who asks meanwhile changes nothing");
		assertEquals(known, connection.inventory());
		backends.add(next);
		awaitOpen(2);
	}

	@Test
	void anUpdatedOneOpensAgainWhatItsFormerSelfHadOpen() throws HypervisorException {
		HypervisorSession before = connection.session(null);
		backends.remove(old);
		backends.add(next);
		Await.until("the new one opened it", () -> next.openSessions() == 1 && connection.status() == Status.OPEN);
		awaitOpen(2);
		assertNotSame(before, connection.session(null));
		assertEquals(0, old.openSessions());
	}

	@Test
	void aCallThatIsRunningEndsAsItWould() throws Exception {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			Gate gate = old.hold("startDomain");
			DomainHandle guest = new DomainHandle(connection, connection.inventory().domains().get(0).id());
			Future<?> start = thread.submit(() -> new StartDomain(guest).call(null));
			gate.awaitReached();
			removeOld();
			gate.open();
			start.get(30, TimeUnit.SECONDS);
		} finally {
			thread.shutdownNow();
		}
	}

	@Test
	void aLostConnectionWhoseBackEndGoesWaitsForThatNotForTheHost() {
		old.goAway("gone");
		Await.until("it is lost", () -> connection.status() == Status.LOST && connection.secondsToNextTry().isPresent());
		backends.remove(old);
		Await.until("no try is planned", () -> connection.secondsToNextTry().isEmpty());
		assertEquals(Status.LOST, connection.status());
		backends.add(next);
		awaitOpen(2);
	}

	@Test
	void aClosedConnectionStaysClosedAndAnotherBackEndDisturbsNobody() throws HypervisorException {
		HypervisorSession session = connection.session(null);
		backends.add(next);
		backends.remove(next);
		assertEquals(session, connection.session(null));
		connection.close();
		backends.remove(old);
		backends.add(next);
		assertEquals(Status.CLOSED, connection.status());
		assertEquals(0, next.calls("open"));
	}

	@Test
	void whatAHypervisorCannotIsRefusedBeforeTheHostIsAsked() throws HypervisorException {
		DomainHandle guest = new DomainHandle(connection, connection.inventory().domains().get(0).id());
		HypervisorException refused = assertThrows(HypervisorException.class, () -> new MigrateDomain(guest, connection, java.util.Set.of(), List.of()).call(null));
		assertEquals(Capability.MIGRATION.missing(connection.uri()), refused.getMessage());
		assertEquals(Code.UNSUPPORTED, refused.code());
		HypervisorException off = assertThrows(HypervisorException.class, () -> new ManagedSaveDomain(guest).call(null));
		assertEquals(Code.WRONG_STATE, off.code(), "what it can is asked of the host");
	}
}
