package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.Connection.Status;
import org.gasthaus.core.op.DefineDomain;
import org.gasthaus.core.op.DestroyDomain;
import org.gasthaus.core.op.ResumeDomain;
import org.gasthaus.core.op.ShutDownDomain;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.core.op.SuspendDomain;
import org.gasthaus.core.op.UndefineDomain;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.testkit.Gate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
	private final FakeHypervisor host = FakeHypervisor.with("web01", "db01");
	private final Connection connection = connect(Access.READ_WRITE);

	private Connection connect(Access access) {
		return new Connection(FakeHypervisor.uri(), access, Backends.of(List.of(host)), CredentialsPrompt.NONE);
	}

	@AfterEach
	void close() {
		connection.dispose();
		assertEquals(0, host.openSessions(), "sessions that nobody closed");
	}

	private DomainState known(String name) {
		return connection.inventory().domains().stream().filter(domain -> domain.name().equals(name)).map(DomainInfo::state).findFirst().orElse(null);
	}

	private DomainHandle handle(String name) {
		return new DomainHandle(connection, host.domain(name).id());
	}

	@Test
	void openingReadsTheInventoryInOrderOfNames() throws HypervisorException {
		host.addNetwork("default");
		host.addPool("images");
		connection.open(null);
		assertEquals(Status.OPEN, connection.status());
		assertEquals(List.of("db01", "web01"), connection.inventory().domains().stream().map(DomainInfo::name).toList());
		assertEquals("default", connection.inventory().networks().get(0).name());
		assertEquals("images", connection.inventory().pools().get(0).name());
	}

	@Test
	void everyOperationIsSeenInTheInventoryWithoutARefresh() throws HypervisorException {
		connection.open(null);
		new StartDomain(handle("web01")).call(null);
		Await.until("web01 runs", () -> known("web01") == DomainState.RUNNING);
		new SuspendDomain(handle("web01")).call(null);
		Await.until("web01 is paused", () -> known("web01") == DomainState.PAUSED);
		new ResumeDomain(handle("web01")).call(null);
		Await.until("web01 runs again", () -> known("web01") == DomainState.RUNNING);
		new ShutDownDomain(handle("web01")).call(null);
		Await.until("web01 is off", () -> known("web01") == DomainState.SHUT_OFF);
		new StartDomain(handle("web01")).call(null);
		new DestroyDomain(handle("web01")).call(null);
		Await.until("web01 is off again", () -> known("web01") == DomainState.SHUT_OFF);
		DomainHandle defined = new DefineDomain(connection, "<domain><name>new01</name></domain>").call(null);
		Await.until("new01 is there", () -> defined.info().isPresent());
		new UndefineDomain(defined).call(null);
		Await.until("new01 is gone", () -> defined.info().isEmpty());
		assertEquals(1, host.calls("networks"), "networks were read once, at opening");
	}

	@Test
	void anOperationOpensTheConnectionThatItNeeds() throws HypervisorException {
		new StartDomain(handle("web01")).call(null);
		assertEquals(Status.OPEN, connection.status());
		assertEquals(DomainState.RUNNING, host.domain("web01").state());
	}

	@Test
	void aBurstOfEventsCostsFewCalls() throws HypervisorException {
		connection.open(null);
		Gate reading = host.hold("domain");
		host.become("web01", DomainState.RUNNING);
		reading.awaitReached();
		for (int i = 0; i < 1_000; i++) {
			host.become("db01", i % 2 == 0 ? DomainState.RUNNING : DomainState.PAUSED);
			host.become("web01", i % 2 == 0 ? DomainState.PAUSED : DomainState.RUNNING);
		}
		host.become("db01", DomainState.SHUT_OFF);
		reading.open();
		Await.until("the last state of both", () -> known("web01") == DomainState.RUNNING && known("db01") == DomainState.SHUT_OFF);
		int calls = host.calls("domain") + host.calls("domains");
		assertTrue(calls < 100, calls + " calls for 2002 events"); // what was being delivered meanwhile may have cost a few rounds
	}

	@Test
	void manyChangedDomainsAreReadByOneList() throws HypervisorException {
		String[] names = new String[50];
		for (int i = 0; i < names.length; i++) {
			names[i] = "guest" + i;
		}
		FakeHypervisor big = FakeHypervisor.with(names);
		try (Connection many = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of(big)), CredentialsPrompt.NONE)) {
			many.open(null);
			Gate reading = big.hold("domain");
			big.become(names[0], DomainState.RUNNING);
			reading.awaitReached();
			for (String name : names) {
				big.become(name, DomainState.PAUSED);
			}
			// the list is asked for in the second round, which starts when the first one, held until now, ends
			Await.until("all events were handed over", () -> big.calls("domain") == 1 && big.domain(names[49]).state() == DomainState.PAUSED);
			reading.open();
			Await.until("all are paused", () -> many.inventory().domains().stream().allMatch(domain -> domain.state() == DomainState.PAUSED));
			assertTrue(big.calls("domain") <= 22, big.calls("domain") + " single reads");
		}
	}

	@Test
	void anEventWhileOpeningIsNotLost() throws Exception {
		Gate listing = host.hold("domains");
		CompletableFuture<HypervisorSession> opening = CompletableFuture.supplyAsync(() -> {
			try {
				return connection.open(null);
			} catch (HypervisorException e) {
				throw new AssertionError(e);
			}
		});
		listing.awaitReached(); // the fake has taken its list before it stands at the gate
		host.become("web01", DomainState.RUNNING);
		Await.until("the reader has looked at the event", ConnectionTest::readerRests);
		listing.open();
		opening.get();
		Await.until("web01 runs", () -> known("web01") == DomainState.RUNNING);
	}

	/** Whether the inventory's thread was started and does nothing now, be it that it waits for work or for the opening. */
	private static boolean readerRests() {
		return Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("inventory of " + FakeHypervisor.uri())
				&& thread.getState() != Thread.State.RUNNABLE && thread.getState() != Thread.State.NEW);
	}

	@Test
	void aLostConnectionKeepsWhatWasKnownAndOpensAgain() throws HypervisorException {
		host.become("web01", DomainState.RUNNING);
		connection.open(null);
		HypervisorSession first = connection.session(null);
		host.goAway("the host ended the connection");
		Await.until("the loss is seen", () -> connection.status() == Status.LOST);
		assertTrue(connection.problem().contains("the host ended the connection"), connection.problem());
		assertTrue(connection.problem().startsWith("The connection to fake:///host is lost"), connection.problem());
		assertEquals(DomainState.RUNNING, known("web01"));
		HypervisorSession second = connection.session(null);
		assertEquals(Status.OPEN, connection.status());
		assertFalse(first == second, "the lost session is not used again");
		assertEquals("", connection.problem());
	}

	@Test
	void aConnectionThatBreaksWhileItOpensIsLostAndNotOpen() throws Exception {
		Gate listing = host.hold("pools");
		CompletableFuture<Void> opening = CompletableFuture.runAsync(() -> {
			try {
				connection.open(null);
			} catch (HypervisorException e) {
				throw new AssertionError(e);
			}
		});
		listing.awaitReached();
		host.goAway("gone");
		listing.open();
		opening.get();
		assertEquals(Status.LOST, connection.status());
	}

	@Test
	void openingThatFailsSaysWhyAndClosesTheSession() {
		host.refuse("domains", Code.ACCESS_DENIED);
		HypervisorException e = assertThrows(HypervisorException.class, () -> connection.open(null));
		assertEquals(Code.ACCESS_DENIED, e.code());
		assertEquals(Status.FAILED, connection.status());
		assertEquals(e.getMessage(), connection.problem());
		assertEquals(0, host.openSessions());
	}

	@Test
	void aHostWithoutNetworksAndPoolsHasNone() throws HypervisorException {
		host.refuse("networks", Code.UNSUPPORTED);
		host.refuse("pools", Code.UNSUPPORTED);
		connection.open(null);
		assertEquals(List.of(), connection.inventory().networks());
		assertEquals(List.of(), connection.inventory().pools());
		assertEquals(2, connection.inventory().domains().size());
	}

	@Test
	void aListenerThatFailsHarmsNeitherTheConnectionNorTheOthers() throws HypervisorException {
		List<Status> heard = new CopyOnWriteArrayList<>();
		connection.onChange(changed -> {
			throw new IllegalStateException("a view that fails");
		});
		connection.onChange(changed -> heard.add(changed.status()));
		connection.open(null);
		assertEquals(List.of(Status.OPENING, Status.OPEN), heard);
		host.become("web01", DomainState.RUNNING);
		Await.until("web01 runs", () -> known("web01") == DomainState.RUNNING);
	}

	@Test
	void aListenerThatWasClosedHearsNothing() throws HypervisorException {
		List<Status> heard = new CopyOnWriteArrayList<>();
		connection.onChange(changed -> heard.add(changed.status())).close();
		connection.open(null);
		assertEquals(List.of(), heard);
	}

	@Test
	void aHostThatNeverAnswersCanBeCancelled() {
		Gate silence = host.hold("open");
		NullProgressMonitor monitor = new NullProgressMonitor();
		CompletableFuture<HypervisorSession> opening = opening(monitor);
		silence.awaitReached();
		monitor.setCanceled(true);
		Await.until("the waiting ends", opening::isCompletedExceptionally);
		assertEquals(Status.CLOSED, connection.status());
		silence.open();
		Await.until("the session that came too late is closed", () -> host.calls("domains") == 1 && host.openSessions() == 0);
	}

	@Test
	void aHostThatNeverAnswersCanBeClosedAndOpenedAgain() throws HypervisorException {
		Gate silence = host.hold("domains");
		CompletableFuture<HypervisorSession> opening = opening(null);
		silence.awaitReached();
		connection.close();
		Await.until("the waiting ends", opening::isCompletedExceptionally);
		assertEquals(Status.CLOSED, connection.status());
		silence.open();
		Await.until("the session that came too late is closed", () -> host.openSessions() == 0);
		connection.open(null);
		assertEquals(Status.OPEN, connection.status());
		assertEquals(2, connection.inventory().domains().size());
	}

	private CompletableFuture<HypervisorSession> opening(NullProgressMonitor monitor) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return connection.open(monitor);
			} catch (HypervisorException e) {
				throw new IllegalStateException(e);
			}
		});
	}

	@Test
	void cancellingBeforeTheStartTellsTheHostNothing() throws HypervisorException {
		connection.open(null);
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> new StartDomain(handle("web01")).call(monitor));
		assertEquals(0, host.calls("startDomain"));
		assertEquals(DomainState.SHUT_OFF, host.domain("web01").state());
	}

	@Test
	void aReadOnlyConnectionRefusesChanges() throws HypervisorException {
		try (Connection readOnly = connect(Access.READ_ONLY)) {
			readOnly.open(null);
			StartDomain start = new StartDomain(new DomainHandle(readOnly, host.domain("web01").id()));
			assertEquals(Code.READ_ONLY, assertThrows(HypervisorException.class, () -> start.call(null)).code());
		}
	}

	@Test
	void whatIsReadAfterClosingIsNotKept() throws Exception {
		connection.open(null);
		Gate reading = host.hold("domain");
		host.become("web01", DomainState.RUNNING);
		reading.awaitReached();
		connection.close();
		AtomicBoolean readerIsDone = new AtomicBoolean();
		connection.onChange(changed -> readerIsDone.set(true));
		reading.open();
		Await.until("the reader is done", readerIsDone::get);
		assertSame(Inventory.EMPTY, connection.inventory());
	}

	@Test
	void operationsOnTheSameDomainHaveTheSameTarget() {
		assertEquals(new StartDomain(handle("web01")).target(), new DestroyDomain(handle("web01")).target());
		assertFalse(new StartDomain(handle("web01")).target().equals(new StartDomain(handle("db01")).target()));
	}

	@Test
	void theTitleNamesTheDomain() {
		assertTrue(new StartDomain(handle("web01")).title().contains("web01"));
	}
}
