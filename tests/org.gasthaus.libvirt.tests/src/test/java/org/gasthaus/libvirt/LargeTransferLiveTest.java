package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.core.op.CreateVolume;
import org.gasthaus.core.op.DownloadVolume;
import org.gasthaus.core.op.UploadVolume;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.PoolStartOption;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes of many megabytes over the socket of a real daemon. */
@Tag("live")
class LargeTransferLiveTest {
	private static final int SIZE = 64 << 20;

	@TempDir
	Path folder;

	private SessionDaemon daemon;
	private Connection connection;
	private PoolInfo pool;
	private VolumeHandle volume;
	private Path local;
	private Path content;

	@BeforeEach
	void makeVolume() throws Exception {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		local = Files.createDirectory(folder.resolve("local"));
		content = local.resolve("content");
		byte[] bytes = new byte[SIZE];
		new Random(5).nextBytes(bytes);
		Files.write(content, bytes);
		daemon = SessionDaemon.start();
		connection = new Connection(ConnectionUri.parse(daemon.uri()), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
		pool = connection.session(null).poolOperations().create(
				"<pool type='dir'><name>p</name><target><path>" + folder.resolve("p") + "</path></target></pool>", Set.of(PoolStartOption.BUILD));
		volume = new CreateVolume(new PoolHandle(connection, pool.uuid(), "p"), "<volume><name>v</name><capacity>" + SIZE + "</capacity></volume>", Set.of())
				.call(null);
	}

	@AfterEach
	void end() throws Exception {
		if (daemon != null) {
			connection.close();
			daemon.close();
		}
	}

	/** A monitor that is cancelled once it was asked so often, each time between two pieces. */
	private static final class After extends NullProgressMonitor {
		private int left;

		After(int left) {
			this.left = left;
		}

		@Override
		public synchronized boolean isCanceled() {
			return left == 0 || --left == 0;
		}
	}

	private Path back() throws HypervisorException {
		Path back = local.resolve("back");
		new DownloadVolume(volume, back, false).call(null);
		return back;
	}

	@Test
	void allOfItGoesThereAndBack() throws Exception {
		new UploadVolume(volume, content, false).call(null);
		assertEquals(-1, Files.mismatch(content, back()));
	}

	@Test
	void aCancelledDownloadLeavesTheFileThatWasThere() throws Exception {
		new UploadVolume(volume, content, false).call(null);
		Path file = Files.writeString(local.resolve("old"), "old");
		assertThrows(OperationCanceledException.class, () -> new DownloadVolume(volume, file, false).call(new After(30)));
		assertEquals("old", Files.readString(file));
		assertEquals(List.of("content", "old"), names());
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(local)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void aCancelledUploadSaysWhatTheVolumeHolds() throws Exception {
		OperationCanceledException cancelled = assertThrows(OperationCanceledException.class,
				() -> new UploadVolume(volume, content, false).call(new After(30)));
		Matcher said = Pattern.compile("v now holds at most the first (\\d+) bytes of .*").matcher(cancelled.getMessage());
		assertTrue(said.matches(), cancelled.getMessage());
		long most = Long.parseLong(said.group(1));
		assertTrue(most > 0 && most < SIZE, cancelled.getMessage());
		byte[] held = Files.readAllBytes(back());
		for (int i = (int) most; i < SIZE; i++) {
			assertEquals(0, held[i], "byte " + i + " was sent too");
		}
	}
}
