package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Twenty hosts with 10,000 guests: what they cost in calls and memory. */
class ManyHostsTest {
	private static final int HOSTS = 20;
	private static final int GUESTS = 500;
	private static final long MIB = 1024 * 1024;

	private final List<FakeHypervisor> hosts = new ArrayList<>();
	private final List<Connection> connections = new ArrayList<>();

	@AfterEach
	void close() {
		connections.forEach(Connection::dispose);
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	@Test
	void oneCallForEachKindAndHostAndLittleMemory() throws HypervisorException {
		for (int i = 0; i < HOSTS; i++) {
			hosts.add(FakeHypervisor.with(IntStream.range(0, GUESTS).mapToObj(n -> "guest" + n).toArray(String[]::new)));
		}
		long before = usedHeap();
		List<Subscription> watched = new ArrayList<>();
		for (FakeHypervisor host : hosts) {
			Connection connection = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of(host)), CredentialsPrompt.NONE);
			connections.add(connection);
			connection.open(null);
			watched.add(connection.watch(Part.autostartDomains()));
		}
		for (Connection connection : connections) {
			Part<DomainId> part = Part.autostartDomains();
			Await.until("what starts with its host", () -> connection.known(part).isPresent());
		}
		long grown = usedHeap() - before;
		assertEquals(HOSTS * GUESTS, connections.stream().mapToInt(connection -> connection.inventory().domains().size()).sum());
		for (FakeHypervisor host : hosts) {
			assertEquals(2, host.calls("domains"), "the inventory, and what starts with its host");
			assertEquals(1, host.calls("networks"));
			assertEquals(1, host.calls("pools"));
			assertEquals(0, host.calls("domain") + host.calls("domainXml") + host.calls("snapshots") + host.calls("volumes"));
		}

		assertTrue(grown < 200 * MIB, () -> "grown by " + grown / MIB + " MiB");
		watched.forEach(Subscription::close);
	}
}
