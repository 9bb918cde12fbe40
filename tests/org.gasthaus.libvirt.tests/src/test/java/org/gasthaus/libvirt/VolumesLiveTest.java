package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.PoolStartOption;
import org.gasthaus.hypervisor.TransferException;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.VolumeRange;
import org.gasthaus.hypervisor.Volumes;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes through the interface that programs use. */
@Tag("live")
class VolumesLiveTest {
	private static final VolumeRange ALL = new VolumeRange(0, 0, false);

	@TempDir
	Path folder;

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private static String volume(String name, int bytes) {
		return "<volume><name>" + name + "</name><capacity>" + bytes + "</capacity></volume>";
	}

	@Test
	void aVolumeIsFoundByNameKeyAndPath() throws HypervisorException {
		try (HypervisorSession session = TestHost.open("test:///default")) {
			Volumes volumes = session.volumes();
			String pool = session.pool("default-pool").uuid();
			VolumeInfo made = volumes.create(pool, volume("d\u00e4", 1000), Set.of());
			assertEquals("default-pool", made.pool());
			assertEquals(made, volumes.find(pool, "d\u00e4"));
			assertEquals(made, volumes.find(made.key()));
			assertEquals(made, volumes.find(made.path()));
			assertEquals(List.of(made), volumes.list(pool));
			assertEquals(1000, volumes.size(made, false).capacityBytes());
			volumes.delete(made, false);
			assertEquals(Code.NO_OBJECT, assertThrows(HypervisorException.class, () -> volumes.find(pool, "d\u00e4")).code());
			assertEquals(Code.NO_OBJECT, assertThrows(HypervisorException.class, () -> volumes.xml(made)).code());
		}
	}

	@Test
	void aReadOnlySessionChangesNoVolume() throws HypervisorException {
		try (HypervisorSession session = TestHost.open("test:///default", Access.READ_ONLY)) {
			VolumeInfo volume = new VolumeInfo("default-pool", "a", "a", "a");
			assertEquals(Code.READ_ONLY, assertThrows(HypervisorException.class, () -> session.volumes().delete(volume, false)).code());
			TransferException failure = assertThrows(TransferException.class,
					() -> session.volumes().upload(volume, ALL, Channels.newChannel(new ByteArrayInputStream(new byte[1])), null));
			assertEquals(Code.READ_ONLY, failure.code());
			assertEquals(TransferException.Phase.OPEN, failure.phase());
		}
	}

	@Test
	void contentGoesThereAndBackAndACancelledTransferLetsTheVolumeGo() throws HypervisorException, IOException {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		byte[] content = new byte[300_000];
		for (int i = 0; i < content.length; i++) {
			content[i] = (byte) (i * 31 + i / 251);
		}
		try (SessionDaemon daemon = SessionDaemon.start(); HypervisorSession session = TestHost.open(daemon.uri())) {
			Volumes volumes = session.volumes();
			PoolInfo pool = session.poolOperations().create(
					"<pool type='dir'><name>p</name><target><path>" + folder.resolve("p") + "</path></target></pool>", Set.of(PoolStartOption.BUILD));
			VolumeInfo made = volumes.create(pool.uuid(), volume("v", content.length), Set.of());
			NullProgressMonitor cancelled = new NullProgressMonitor();
			cancelled.setCanceled(true);
			assertThrows(OperationCanceledException.class,
					() -> volumes.upload(made, ALL, Channels.newChannel(new ByteArrayInputStream(content)), cancelled));
			volumes.upload(made, ALL, Channels.newChannel(new ByteArrayInputStream(content)), null);
			ByteArrayOutputStream received = new ByteArrayOutputStream();
			assertThrows(OperationCanceledException.class, () -> volumes.download(made, ALL, Channels.newChannel(received), cancelled));
			received.reset();
			volumes.download(made, ALL, Channels.newChannel(received), null);
			assertArrayEquals(content, received.toByteArray());
			TransferException tooMuch = assertThrows(TransferException.class,
					() -> volumes.upload(made, new VolumeRange(0, 5, false), Channels.newChannel(new ByteArrayInputStream(content)), null));
			assertTrue(tooMuch.phase() != TransferException.Phase.OPEN && tooMuch.bytes() > 0, tooMuch.getMessage());
			volumes.delete(made, false);
			session.poolOperations().destroy(pool.uuid());
			Files.delete(folder.resolve("p"));
		}
	}
}
