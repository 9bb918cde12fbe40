package org.gasthaus.core.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A block in somebody's configuration of ssh. */
class SshSharingTest {
	private static String block(String folder) {
		return "# Gasthaus: all connections to web share one ssh, which stays for 10 minutes ('ssh -O exit web' ends it at once)\n"
			+ "Host web\n\tControlMaster auto\n\tControlPath \"" + folder + "/gasthaus-%C\"\n\tControlPersist 10m\nHost *\n";
	}

	@TempDir
	Path home;

	private Path config;
	private SshSharing sharing;

	@BeforeEach
	void begin() {
		config = home.resolve(".ssh/config");
		sharing = new SshSharing(home, "web");
	}

	private String mode(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

	@Test
	void whereThereIsNothingItIsTheUsersAlone() throws IOException {
		assertEquals(block(home + "/.ssh"), sharing.block());
		assertEquals(block("~/.ssh"), new SshSharing(Path.of(System.getProperty("user.home")), "web").block());
		assertTrue(sharing.write(() -> Files.readString(config).equals(block(home + "/.ssh"))));
		assertEquals("rwx------", mode(config.getParent()));
		assertEquals("rw-------", mode(config));
	}

	@Test
	void whatIsThereStaysWithItsModeAndItsLink() throws IOException {
		Files.createDirectories(config.getParent());
		Path real = home.resolve("dotfiles");
		byte[] before = "User fred\nHost old\n  User m\u00fcller \u00ff".getBytes(StandardCharsets.ISO_8859_1);
		Files.write(real, before);
		Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
		Files.createSymbolicLink(config, real);
		assertTrue(sharing.write(() -> true));
		assertTrue(Files.isSymbolicLink(config));
		assertEquals("rw-r-----", mode(real));
		assertEquals(new String(before, StandardCharsets.ISO_8859_1) + "\n\n" + block(home + "/.ssh"), Files.readString(real, StandardCharsets.ISO_8859_1));
		try (var left = Files.list(home)) {
			assertEquals(2, left.count(), "nothing else is left");
		}
	}

	@Test
	void whatSshDoesNotObeyIsTakenBack() throws IOException {
		assertFalse(sharing.write(() -> false));
		assertFalse(Files.exists(config));
		Files.writeString(config, "Host *\n  ControlMaster no\n");
		Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
		assertFalse(sharing.write(() -> !Files.readString(config).contains("Host web")));
		assertThrows(IOException.class, () -> sharing.write(() -> {
			throw new IOException("no ssh");
		}));
		assertEquals("Host *\n  ControlMaster no\n", Files.readString(config));
		assertEquals("rw-r--r--", mode(config));
	}

	@Test
	void aNameThatIsAPatternIsNoHost() {
		assertThrows(IllegalArgumentException.class, () -> new SshSharing(home, "*"));
		assertThrows(IllegalArgumentException.class, () -> new SshSharing(home, "a b"));
		assertTrue(new SshSharing(home, "[fe80::1%eth0]").block().contains("\nHost fe80::1%eth0\n"));
	}
}
