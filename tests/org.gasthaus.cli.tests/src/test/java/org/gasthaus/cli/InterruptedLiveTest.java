package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl+C at a real terminal, in the middle: what it ends, what it leaves behind, and what is said of it. */
@Tag("live")
class InterruptedLiveTest {
	private static final String CTRL_C = "\u0003";
	private static final long MANY_BYTES = 8L << 30;

	@TempDir
	Path folder;
	private SessionDaemon daemon;

	@BeforeEach
	void start() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		daemon = SessionDaemon.start();
	}

	@AfterEach
	void end() throws Exception {
		if (daemon != null) {
			run("destroy live");
			daemon.close();
		}
	}

	private Outcome run(String command) {
		return Outcome.ofGasthaus(folder, ("-q -c " + daemon.uri() + " " + command).split(" "));
	}

	private void did(String command) {
		Outcome outcome = run(command);
		assertEquals(0, outcome.code(), () -> command + ": " + outcome.err());
	}

	private Terminal terminal(String command) throws IOException {
		return new Terminal(Terminal.gasthaus(folder) + " -c '" + daemon.uri() + "' " + command, Map.of());
	}

	private Path sparse(String name, long bytes) throws IOException {
		Path file = folder.resolve(name);
		try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "rw")) {
			data.setLength(bytes);
		}
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
		return file;
	}

	private void startGuest(int megabytes, String devices) throws IOException {
		Path file = Files.writeString(folder.resolve("live.xml"),
				SessionDaemon.guest("live").replace(">32<", ">" + megabytes + "<").replace("</devices>", devices + "</devices>"));
		did("create " + file);
	}

	@Test
	void aBlockJobIsGivenUp() throws Exception {
		Path disk = sparse("disk.raw", 64 << 20);
		startGuest(32, "<disk type='file'><driver name='qemu' type='raw'/><source file='" + disk + "'/><target dev='vda' bus='virtio'/></disk>");
		Path copy = folder.resolve("copy.raw");
		try (Terminal terminal = terminal("blockcopy live vda " + copy + " --wait --verbose --bandwidth 1 --transient-job")) {
			terminal.until("Block Copy: [");
			terminal.type(CTRL_C);
			terminal.until("Copy aborted");
			assertEquals(1, terminal.exit(), terminal.said());
		}
		assertTrue(run("blockjob live vda").out().isBlank());
		assertFalse(run("domblklist live").out().contains("copy.raw"));
	}

	@Test
	void aDownloadLeavesNoHalfFile() throws Exception {
		Path images = Files.createDirectory(folder.resolve("images"));
		try (RandomAccessFile data = new RandomAccessFile(images.resolve("big").toFile(), "rw")) {
			data.setLength(MANY_BYTES);
		}
		did("pool-create-as images dir --target " + images);
		Path target = folder.resolve("here");
		try (Terminal terminal = terminal("vol-download big " + target + " --pool images")) {
			Await.until("data comes", () -> Files.exists(target) && target.toFile().length() > 0);
			terminal.type(CTRL_C);
			terminal.until("error: vol-download of big was interrupted");
			terminal.until("it broke off; the file was removed again.");
			assertEquals(1, terminal.exit(), terminal.said());
		}
		assertFalse(Files.exists(target));
		Path old = Files.writeString(folder.resolve("old"), "what stood there");
		try (Terminal terminal = terminal("vol-download big " + old + " --pool images")) {
			Await.until("data comes", () -> old.toFile().length() > 1 << 20);
			terminal.type(CTRL_C);
			terminal.until("bytes were received; the file is not complete.");
			assertEquals(1, terminal.exit(), terminal.said());
		}
	}

	@Test
	void anUploadSaysWhatTheVolumeIsNow() throws Exception {
		Path images = Files.createDirectory(folder.resolve("images"));
		Files.setPosixFilePermissions(images, PosixFilePermissions.fromString("rwxrwxrwx"));
		did("pool-create-as images dir --target " + images);
		did("vol-create-as images big " + MANY_BYTES + " --allocation 0");
		Path volume = images.resolve("big");
		Path file = sparse("file", MANY_BYTES);
		try (Terminal terminal = terminal("vol-upload big " + file + " --pool images")) {
			Await.until("data goes", () -> blocks(volume) > 0);
			terminal.type(CTRL_C);
			terminal.until("error: vol-upload of big was interrupted");
			terminal.until("hint: What the volume holds now is not complete.");
			assertEquals(1, terminal.exit(), terminal.said());
		}
	}

	private static long blocks(Path file) {
		try {
			Process process = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
			return Long.parseLong(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void aDumpThatCannotBeGivenUpIsLeftToTheHostTheSecondTime() throws Exception {
		startGuest(600, "");
		Path core = folder.resolve("core");
		try (Terminal terminal = terminal("dump live " + core + " --memory-only")) {
			Await.until("it is written", () -> Files.exists(core) && core.toFile().length() > 0);
			terminal.type(CTRL_C);
			terminal.until("The job of live cannot be given up (Requested operation is not valid: cannot abort memory-only dump). Once more Ctrl+C leaves it to the host");
			terminal.type(CTRL_C);
			assertEquals(130, terminal.exit(), terminal.said());
		}
		Await.until("the host has ended it", () -> run("domjobinfo live").out().contains("None"));
		assertTrue(core.toFile().length() > 600L << 20, "the whole memory");
	}
}
