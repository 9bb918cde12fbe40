package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.testkit.Gate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What guests do, asked for while somebody watches: cheap things often, dear ones rarely. */
class GuestStatisticsTest {
	private static final long TICK = 2000;

	private final ManualTimer timer = new ManualTimer();
	private final FakeHypervisor host = FakeHypervisor.with("web", "db", "off");
	private final Connection connection = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of(host)), CredentialsPrompt.NONE, CallLimits.STANDARD,
			new Reconnect(timer, () -> 0.5));
	private final BlockingQueue<HostUse> heard = new LinkedBlockingQueue<>();

	GuestStatisticsTest() {
		host.become("web", DomainState.RUNNING);
		host.become("db", DomainState.RUNNING);
		for (String name : List.of("web", "db")) {
			host.count(name, "cpu.time", 1_000);
			host.count(name, "balloon.current", 2048);
			host.count(name, "block.count", 2);
			host.count(name, "block.0.rd.bytes", 100);
			host.count(name, "block.1.rd.bytes", 200);
			host.count(name, "net.count", 0);
		}
	}

	@AfterEach
	void close() {
		connection.dispose();
	}

	private HostUse next() throws InterruptedException {
		HostUse use = heard.poll(30, TimeUnit.SECONDS);
		assertNotNull(use, "the host is asked");
		// then it waits for the next time
		Await.until("it waits", () -> timer.waiting() > 0);
		return use;
	}

	private static GuestUse of(HostUse use, String name) {
		return use.guests().stream().filter(guest -> guest.domain().name().equals(name)).findFirst().orElseThrow();
	}

	@Test
	void oneCallForAllThatRunAndTheDearOnesEachFifthTime() throws Exception {
		connection.open(null);
		try (Subscription watching = connection.statistics().watch(heard::add)) {
			HostUse first = next();
			assertEquals(List.of("db", "web"), first.guests().stream().map(guest -> guest.domain().name()).sorted().toList());
			assertEquals(2048 * 1024, of(first, "web").memoryBytes());
			assertTrue(Double.isNaN(of(first, "web").cpuPercent()), first.toString());
			host.count("web", "cpu.time", Long.MAX_VALUE / 2);
			host.count("web", "balloon.current", 1024);
			for (int i = 0; i < 4; i++) {
				timer.advance(TICK);
				HostUse use = next();
				assertEquals(2048 * 1024, of(use, "web").memoryBytes(), "as it was when it was asked for");
				assertEquals(i == 0, of(use, "web").cpuPercent() > 0, use.toString());
			}
			assertEquals(5, host.calls("statistics"));
			assertEquals(5, host.calls("statistics cpu_total"));
			assertEquals(1, host.calls("statistics block"));
			timer.advance(TICK);
			assertEquals(1024 * 1024, of(next(), "web").memoryBytes());
			assertEquals(2, host.calls("statistics block"));
			assertEquals(2, host.calls("statistics balloon"));
			assertEquals(0, host.calls("domainDetails"));
		}
	}

	@Test
	void whereTheDriverTellsTheStateOnlyEachGuestIsAsked() throws Exception {
		FakeHypervisor poor = FakeHypervisor.with("one", "two");
		poor.become("one", DomainState.RUNNING);
		poor.become("two", DomainState.RUNNING);
		try (HypervisorSession session = poor.open(FakeHypervisor.uri(), Access.READ_ONLY, CredentialsPrompt.NONE, null)) {
			GuestSampler sampler = new GuestSampler(1);
			assertEquals(2, sampler.take(session).size());
			assertTrue(sampler.isPartial());
			assertEquals(2, sampler.take(session).size());
			assertEquals(1, poor.calls("statistics"), "it is not tried again");
			assertEquals(4, poor.calls("domainDetails"));
		}
	}

	@Test
	void nothingIsAskedWhenNobodyWatches() throws Exception {
		connection.open(null);
		Subscription one = connection.statistics().watch(heard::add);
		Subscription two = connection.statistics().watch(heard::add);
		next();
		one.close();
		timer.advance(TICK);
		next();
		two.close();
		timer.advance(TICK);
		Await.until("it ends", () -> timer.waiting() == 0);
		int calls = host.calls("statistics");
		timer.advance(10 * TICK);
		assertEquals(calls, host.calls("statistics"));
		assertFalse(connection.statistics().latest().isEmpty(), "what was known stays");
		heard.clear();
		try (Subscription again = connection.statistics().watch(heard::add)) {
			next();
		}
	}

	@Test
	void aHostThatIsSlowIsNotAskedTwice() throws Exception {
		connection.open(null);
		Gate gate = host.hold("statistics");
		try (Subscription watching = connection.statistics().watch(heard::add)) {
			Await.until("the host is asked", () -> host.calls("statistics") == 1);
			timer.advance(10 * TICK);
			assertEquals(1, host.calls("statistics"));
			gate.open();
			next();
		}
	}

	@Test
	void aHostThatFailsIsToldWithWhatWasKnown() throws Exception {
		connection.open(null);
		try (Subscription watching = connection.statistics().watch(heard::add)) {
			HostUse first = next();
			host.refuse("statistics", Code.FAILED);
			timer.advance(TICK);
			HostUse failed = next();
			assertFalse(failed.problem().isEmpty());
			assertEquals(first.guests(), failed.guests());
			assertEquals(first.at(), failed.at());
			host.allow("statistics");
			timer.advance(TICK);
			assertEquals("", next().problem());
		}
	}

	@Test
	void aConnectionThatIsLostIsNotAskedAndGoesOnWhenItIsBack() throws Exception {
		connection.open(null);
		try (Subscription watching = connection.statistics().watch(heard::add)) {
			next();
			host.goAway("gone");
			Await.until("it is lost", () -> connection.status() == Connection.Status.LOST);
			int calls = host.calls("statistics");
			connection.open(null);
			timer.advance(TICK);
			assertEquals("", next().problem());
			assertTrue(host.calls("statistics") > calls);
		}
	}

	/** By the same calls: disks when they are asked for, interfaces each time. */
	@Test
	void devicesAreCountedEachByItselfWithoutAnotherCall() throws Exception {
		host.countAs("web", "block.0.name", "vda");
		host.count("web", "block.0.wr.reqs", 5);
		host.count("web", "net.count", 1);
		host.countAs("web", "net.0.name", "vnet3");
		host.count("web", "net.0.rx.drop", 2);
		connection.open(null);
		try (Subscription watching = connection.statistics().watch(heard::add)) {
			List<DeviceUse> first = of(next(), "web").devices();
			assertEquals(List.of("vda", "1", "vnet3"), first.stream().map(DeviceUse::name).toList());
			assertEquals(5, first.get(0).total(DeviceCounter.WRITES));
			host.count("web", "net.0.rx.drop", 6);
			timer.advance(TICK);
			List<DeviceUse> second = of(next(), "web").devices();
			assertEquals(List.of("vda", "1", "vnet3"), second.stream().map(DeviceUse::name).toList(), "disks stay until they are asked for again");
			assertTrue(second.get(2).rate(DeviceCounter.RECEIVED_DROPS) > 0, second.toString());
			assertEquals(2, host.calls("statistics"));
			assertEquals(1, host.calls("statistics block"));
		}
	}
}
