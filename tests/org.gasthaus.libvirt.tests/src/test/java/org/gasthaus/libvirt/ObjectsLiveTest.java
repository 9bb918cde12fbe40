package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.gasthaus.libvirt.TestHost.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.DomainSnapshots;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.SecretInfo;
import org.gasthaus.hypervisor.Secrets;
import org.gasthaus.hypervisor.SnapshotDeletion;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Snapshots and secrets through the interface that programs use. */
@Tag("live")
class ObjectsLiveTest {
	private static final String UUID = "44444444-0000-4000-8000-000000000001";

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@Test
	void snapshotsAreATree() throws HypervisorException {
		try (HypervisorSession session = TestHost.open("test:///default")) {
			DomainId test = session.domain(new DomainQuery("test")).id();
			DomainSnapshots snapshots = session.snapshots();
			assertFalse(snapshots.hasCurrent(test));
			assertFails(Code.NO_OBJECT, () -> snapshots.current(test));
			for (String name : List.of("a", "b", "c")) {
				assertEquals(name, snapshots.create(test, "<domainsnapshot><name>" + name + "</name></domainsnapshot>", Set.of()));
			}
			snapshots.revert(test, "a", Set.of());
			snapshots.create(test, "<domainsnapshot><name>d</name></domainsnapshot>", Set.of());
			assertEquals(List.of("a<", "b<a", "c<b", "d<a"),
					snapshots.list(test, Set.of()).stream().map(one -> one.name() + "<" + one.parent()).toList());
			assertEquals(List.of("b", "d"), names(snapshots.children(test, "a", false, Set.of())));
			assertEquals(List.of("b", "c", "d"), names(snapshots.children(test, "a", true, Set.of())));
			assertEquals("d", snapshots.current(test));
			assertTrue(snapshots.hasMetadata(test, "d"));
			snapshots.delete(test, "b", Set.of(SnapshotDeletion.CHILDREN));
			assertEquals(List.of("a", "d"), names(snapshots.list(test, Set.of())));
			HypervisorException gone = assertFails(Code.NO_OBJECT, () -> snapshots.find(test, "b"));
			assertEquals("Domain snapshot not found: no domain snapshot with matching name 'b'", gone.reason());
		}
	}

	private static List<String> names(List<SnapshotInfo> snapshots) {
		return snapshots.stream().map(SnapshotInfo::name).toList();
	}

	@Test
	void aReadOnlySessionIsNotAskedToTakeASnapshot() throws HypervisorException {
		try (HypervisorSession session = TestHost.open("test:///default", Access.READ_ONLY)) {
			DomainId test = session.domain(new DomainQuery("test")).id();
			assertFails(Code.READ_ONLY, () -> session.snapshots().create(test, "<domainsnapshot/>", Set.of()));
			assertFails(Code.READ_ONLY, () -> session.snapshots().delete(test, "none", Set.of()));
			assertFails(Code.READ_ONLY, () -> session.secrets().value(UUID));
		}
	}

	@Test
	void aDriverWithoutSecretsSaysSo() throws HypervisorException {
		try (HypervisorSession session = TestHost.open("test:///default")) {
			assertEquals("libvirt's driver 'test' does not have this function.", assertFails(Code.UNSUPPORTED, () -> session.secrets().list(Set.of())).nextStep());
		}
	}

	@Test
	void aSecretKeepsItsValueByteForByte() throws HypervisorException, IOException {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		try (SessionDaemon daemon = SessionDaemon.start(); HypervisorSession session = TestHost.open(daemon.uri())) {
			Secrets secrets = session.secrets();
			SecretInfo secret = secrets.define("<secret><uuid>" + UUID + "</uuid><usage type='iscsi'><target>disks</target></usage></secret>", true);
			assertEquals(new SecretInfo(UUID, SecretInfo.Usage.ISCSI, "disks"), secret);
			assertEquals(List.of(secret), secrets.list(Set.of()));
			assertFails(Code.NO_OBJECT, () -> secrets.value(UUID));
			byte[] value = { 0, 1, -1, 'x', 0 };
			secrets.setValue(UUID, value);
			assertArrayEquals(value, secrets.value(UUID));
			secrets.setValue(UUID, "shorter".getBytes(StandardCharsets.UTF_8));
			assertEquals("shorter", new String(secrets.value(UUID), StandardCharsets.UTF_8));
			secrets.undefine(UUID);
			assertFails(Code.NO_OBJECT, () -> secrets.find(UUID));
		}
	}
}
