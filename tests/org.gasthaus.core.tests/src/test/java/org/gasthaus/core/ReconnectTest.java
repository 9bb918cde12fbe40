package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

import org.gasthaus.core.Connection.Status;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconnectTest {
	private static final double NO_JITTER = 0.5;

	private final ManualTimer timer = new ManualTimer();
	private final FakeHypervisor host = FakeHypervisor.with("web01");
	private final Connection connection = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of(host)), CredentialsPrompt.NONE,
			CallLimits.STANDARD, new Reconnect(timer, () -> NO_JITTER));

	@AfterEach
	void close() {
		connection.dispose();
		assertEquals(0, host.openSessions(), "sessions that nobody closed");
		assertEquals(0, timer.waiting(), "timers that nobody stopped");
	}

	private void lose() {
		host.goAway("gone");
		Await.until("the next try is planned", () -> connection.status() == Status.LOST && connection.secondsToNextTry().isPresent());
	}

	private void failsAgainAfter(int seconds) {
		int before = host.calls("open");
		timer.advance(seconds * 1000L);
		Await.until("a try " + seconds + " s after the last one", () -> host.calls("open") == before + 1);
		Await.until("it failed", () -> connection.secondsToNextTry().isPresent());
	}

	@Test
	void whatCameBackIsOpenedByItself() throws HypervisorException {
		connection.open(null);
		lose();
		assertEquals(OptionalInt.of(1), connection.secondsToNextTry());
		host.become("web01", DomainState.RUNNING);
		timer.advance(999);
		assertEquals(Status.LOST, connection.status());
		timer.advance(1);
		Await.until("it is open again", () -> connection.status() == Status.OPEN);
		assertEquals(DomainState.RUNNING, connection.inventory().domains().get(0).state(), "what happened meanwhile is read");
		assertEquals(OptionalInt.empty(), connection.secondsToNextTry());
	}

	@Test
	void eachWaitIsTwiceAsLongUpToAMinuteAndWhatWasKnownStays() throws HypervisorException {
		connection.open(null);
		Inventory known = connection.inventory();
		host.refuse("open", Code.CONNECTION_FAILED);
		lose();
		for (int seconds : new int[] { 1, 2, 4, 8, 16, 32, 60, 60 }) {
			assertEquals(OptionalInt.of(seconds), connection.secondsToNextTry());
			failsAgainAfter(seconds);
			assertEquals(Status.LOST, connection.status());
			assertEquals("Cannot open: refused by the test.", connection.problem());
			assertEquals(known, connection.inventory());
		}
		host.allow("open");
		timer.advance(60_000);
		Await.until("it is open again", () -> connection.status() == Status.OPEN);
		lose();
		assertEquals(OptionalInt.of(1), connection.secondsToNextTry(), "a new loss begins with the shortest wait");
	}

	@Test
	void everySecondOfTheWaitIsTold() throws HypervisorException {
		connection.open(null);
		host.refuse("open", Code.CONNECTION_FAILED);
		lose();
		failsAgainAfter(1);
		failsAgainAfter(2);
		List<Integer> told = new CopyOnWriteArrayList<>();
		connection.onChange(changed -> changed.secondsToNextTry().ifPresent(told::add));
		timer.advance(3999);
		assertEquals(List.of(3, 2, 1), told);
	}

	@Test
	void aPersonNeedNotWait() throws HypervisorException {
		connection.open(null);
		lose();
		connection.tryNow();
		Await.until("it is open again", () -> connection.status() == Status.OPEN);
		assertEquals(0, timer.waiting());
	}

	@Test
	void aRefusedPasswordIsNotTriedAgain() throws HypervisorException {
		connection.open(null);
		host.refuse("open", Code.AUTHENTICATION_FAILED);
		lose();
		timer.advance(1000);
		Await.until("it is given up", () -> connection.status() == Status.FAILED);
		assertEquals(OptionalInt.empty(), connection.secondsToNextTry());
	}

	@Test
	void whoAskedForCredentialsIsToldWhatBecameOfThem() throws HypervisorException {
		List<Boolean> told = new CopyOnWriteArrayList<>();
		CredentialsPrompt prompt = new CredentialsPrompt() {
			@Override
			public char[] ask(Request request) {
				return null;
			}

			@Override
			public void told(ConnectionUri uri, boolean accepted) {
				told.add(accepted);
			}
		};
		try (Connection asking = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of(host)), prompt)) {
			host.refuse("open", Code.AUTHENTICATION_FAILED);
			assertThrows(HypervisorException.class, () -> asking.open(null));
			host.refuse("open", Code.CONNECTION_FAILED);
			assertThrows(HypervisorException.class, () -> asking.open(null));
			host.allow("open");
			asking.open(null);
		}
		assertEquals(List.of(false, true), told);
	}

	@Test
	void whatIsClosedIsNotOpenedAgain() throws HypervisorException {
		connection.open(null);
		lose();
		connection.close();
		timer.advance(100_000);
		assertEquals(Status.CLOSED, connection.status());
		assertEquals(1, host.calls("open"));
	}

	@Test
	void whatNeverWorkedIsNotTriedAgain() {
		host.refuse("open", Code.CONNECTION_FAILED);
		assertThrows(HypervisorException.class, () -> connection.open(null));
		assertEquals(Status.FAILED, connection.status());
		assertEquals(OptionalInt.empty(), connection.secondsToNextTry());
	}

	@Test
	void theWaitsOfManyClientsDiffer() {
		List<Long> waits = new ArrayList<>();
		for (double random : new double[] { 0, 0.5, 1 }) {
			waits.add(new Reconnect(timer, () -> random).delay(2).toMillis());
		}
		assertEquals(List.of(3200L, 4000L, 4800L), waits);
		assertTrue(Reconnect.automatic().delay(100).toMillis() <= 72_000);
	}
}
