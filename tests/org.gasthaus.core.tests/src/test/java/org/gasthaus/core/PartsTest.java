package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.gasthaus.core.op.CreateSnapshot;
import org.gasthaus.core.op.CreateVolume;
import org.gasthaus.core.op.DefineSecret;
import org.gasthaus.core.op.SetDomainAutostart;
import org.gasthaus.core.op.UndefineSecret;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.Gate;
import org.junit.jupiter.api.Test;

/** What of a host is read only while somebody looks at it. */
class PartsTest extends OnFakeHost {
	private <T> List<T> awaitItems(Part<T> part, int size) {
		Await.until(size + " in " + part, () -> connection.known(part).filter(all -> all.items().size() == size && all.problem().isEmpty()).isPresent());
		return connection.known(part).orElseThrow().items();
	}

	@Test
	void nothingIsReadWhileNobodyLooks() throws HypervisorException {
		host.addVolume("images", "a.qcow2", (byte) 1);
		connection.refresh(null);
		host.become("web01", DomainState.RUNNING);
		Await.until("web01 runs", () -> info("web01").state() == DomainState.RUNNING);
		assertEquals(0, host.calls("volumes") + host.calls("snapshots") + host.calls("secrets") + host.calls("domainXml"));
		assertEquals(Optional.empty(), connection.known(Part.volumes(pool().uuid())));
	}

	@Test
	void volumesComeWithTheirSizesByName() {
		host.addVolume("images", "b.qcow2", new byte[7]);
		host.addVolume("images", "a.qcow2", new byte[5]);
		Part<PoolVolume> part = Part.volumes(pool().uuid());
		try (Subscription watched = connection.watch(part)) {
			List<PoolVolume> volumes = awaitItems(part, 2);
			assertEquals(List.of("a.qcow2", "b.qcow2"), volumes.stream().map(one -> one.info().name()).toList());
			assertEquals(List.of(5L, 7L), volumes.stream().map(one -> one.size().capacityBytes()).toList());
		}
		assertEquals(Optional.empty(), connection.known(part), "forgotten once nobody looks");
	}

	@Test
	void anOperationOfOursIsSeenAlthoughNoEventTells() throws HypervisorException {
		Part<PoolVolume> part = Part.volumes(pool().uuid());
		try (Subscription watched = connection.watch(part)) {
			awaitItems(part, 0);
			new CreateVolume(pool(), "<volume><name>new</name><capacity>3</capacity></volume>", Set.of()).call(null);
			awaitItems(part, 1);
		}
		Part<SnapshotInfo> snapshots = Part.snapshots(domain("web01").id());
		try (Subscription watched = connection.watch(snapshots)) {
			awaitItems(snapshots, 0);
			new CreateSnapshot(domain("web01"), "clean", "", Set.of()).call(null);
			assertEquals("clean", awaitItems(snapshots, 1).get(0).name());
		}
	}

	@Test
	void secretsFollowTheEventsOfTheHost() throws HypervisorException {
		try (Subscription watched = connection.watch(Part.secrets())) {
			awaitItems(Part.secrets(), 0);
			SecretHandle secret = new DefineSecret(connection, "<secret><uuid>" + UUID.randomUUID() + "</uuid></secret>").call(null);
			assertEquals(secret.uuid(), awaitItems(Part.secrets(), 1).get(0).uuid());
			new UndefineSecret(secret).call(null);
			awaitItems(Part.secrets(), 0);
		}
	}

	@Test
	void whatStartsWithTheHostIsOneCall() throws HypervisorException {
		try (Subscription watched = connection.watch(Part.autostartDomains())) {
			awaitItems(Part.autostartDomains(), 0);
			new SetDomainAutostart(domain("db01"), true).call(null);
			assertEquals(List.of(domain("db01").id()), awaitItems(Part.autostartDomains(), 1));
			new SetDomainAutostart(domain("db01"), false).call(null);
			awaitItems(Part.autostartDomains(), 0);
		}
	}

	@Test
	void whoUsesAVolumeIsKnownByItsPath() {
		host.addDisk("web01", "/pools/images/a.qcow2");
		host.addDisk("db01", "/elsewhere/b.qcow2");
		try (Subscription watched = connection.watch(Part.diskUses())) {
			List<DiskUse> uses = awaitItems(Part.diskUses(), 2);
			assertEquals(List.of("web01"), uses.stream().filter(use -> use.isOf(volume("a.qcow2").info())).map(use -> use.domain().name()).toList());
			assertEquals("vda", uses.get(0).disk().target());
		}
	}

	@Test
	void aRefusalKeepsWhatWasKnownAndSaysWhy() throws HypervisorException {
		host.addVolume("images", "a.qcow2", (byte) 1);
		Part<PoolVolume> part = Part.volumes(pool().uuid());
		try (Subscription watched = connection.watch(part)) {
			awaitItems(part, 1);
			host.refuse("volumes", Code.ACCESS_DENIED);
			connection.refresh(null);
			Await.until("the refusal", () -> !connection.known(part).orElseThrow().problem().isEmpty());
			assertEquals("Cannot volumes: refused by the test.", connection.known(part).orElseThrow().problem());
			assertEquals(1, connection.known(part).orElseThrow().items().size());
			host.allow("volumes");
			connection.refresh(null);
			awaitItems(part, 1);
		}
	}

	@Test
	void aSlowPartDelaysNeitherTheInventoryNorWhoStopsLooking() {
		Gate slow = host.hold("volumes");
		Subscription watched = connection.watch(Part.volumes(pool().uuid()));
		slow.awaitReached();
		host.become("web01", DomainState.RUNNING);
		Await.until("web01 runs", () -> info("web01").state() == DomainState.RUNNING);
		watched.close();
		slow.open();
		assertEquals(Optional.empty(), connection.known(Part.volumes(pool().uuid())));
	}

	@Test
	void twoWhoLookCostOneReadingAndTheLastOneForgets() {
		Part<PoolVolume> part = Part.volumes(pool().uuid());
		Subscription first = connection.watch(part);
		awaitItems(part, 0);
		Subscription second = connection.watch(part);
		first.close();
		first.close();
		assertTrue(connection.known(part).isPresent(), "closing twice counts once");
		assertEquals(1, host.calls("volumes"));
		second.close();
		assertTrue(connection.known(part).isEmpty());
	}

	@Test
	void aLostHostKeepsWhatWasKnownAndAnOpenedOneIsReadAgain() throws HypervisorException {
		host.addVolume("images", "a.qcow2", (byte) 1);
		Part<PoolVolume> part = Part.volumes(pool().uuid());
		try (Subscription watched = connection.watch(part)) {
			awaitItems(part, 1);
			host.goAway("test");
			Await.until("lost", () -> connection.status() == Connection.Status.LOST);
			assertEquals(1, connection.known(part).orElseThrow().items().size());
			host.addVolume("images", "b.qcow2", (byte) 1);
			connection.open(null);
			awaitItems(part, 2);
			connection.close();
			assertEquals(Optional.empty(), connection.known(part), "closed by the user");
		}
	}
}
