package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.PrivateHost.Service;
import org.gasthaus.testkit.Relay;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that take a connection and say nothing, or fall silent later: the command ends all the same. */
@Tag("live")
@Timeout(120)
class SilentHostLiveTest {
	/** Less than libvirt's own keep-alive needs to notice a silence. */
	private static final long SOON_SECONDS = 20;

	@TempDir
	Path folder;

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	/** In a process of its own: that it ends is what is to be seen. */
	private Outcome gasthaus(String... arguments) throws IOException, InterruptedException {
		List<String> line = new ArrayList<>(List.of(Terminal.gasthaus(folder).toString()));
		line.addAll(List.of(arguments));
		Path out = folder.resolve("out");
		Path err = folder.resolve("err");
		Process process = new ProcessBuilder(line).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).redirectOutput(out.toFile())
				.redirectError(err.toFile()).start();
		boolean ended = process.waitFor(SOON_SECONDS, TimeUnit.SECONDS);
		process.destroyForcibly();
		assertTrue(ended, () -> "it does not end: " + String.join(" ", arguments));
		return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
	}

	private static String silence(String uri, String hintUri) {
		return "error: failed to connect to the hypervisor\nerror: " + uri + " did not answer the attempt to connect within 1 s\nhint: 'gasthaus doctor " + hintUri
				+ "' looks for the reason; --timeout SECONDS before the command waits longer.\n";
	}

	@Test
	void aHostThatSaysNothingIsGivenUp() throws Exception {
		try (Relay host = Relay.silent()) {
			String uri = "qemu+tcp://" + host.address() + "/system";
			Outcome outcome = gasthaus("-c", uri, "--timeout", "1", "list");
			assertEquals(1, outcome.code());
			assertEquals("", outcome.out());
			assertEquals(silence(uri, uri), outcome.err());
		}
	}

	@Test
	void soIsADaemonOfThisMachine() throws Exception {
		Path socket = folder.resolve("silent");
		try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket))) {
			assertTrue(server.isOpen());
			String uri = "qemu:///system?socket=" + socket;
			Outcome outcome = gasthaus("--timeout=1", "-c", uri, "--json", "dominfo", "web");
			assertEquals(1, outcome.code());
			assertTrue(outcome.out().contains("\"message\": \"" + uri + " did not answer the attempt to connect within 1 s\""), outcome.out());
			assertTrue(outcome.out().contains("'gasthaus doctor \\\"" + uri + "\\\"' looks"), outcome.out());
		}
	}

	@Test
	void aShellThatCompletesDoesNotWaitAndIsNotAsked() throws Exception {
		try (Relay host = Relay.silent()) {
			assertEquals(new Outcome(0, "", ""), gasthaus("-c", "qemu+tcp://" + host.address() + "/system", "-q", "completion", "--of", "start", ""));
		}
		Path said = folder.resolve("said");
		Path ssh = Files.writeString(folder.resolve("ssh"), "#!/bin/sh\necho \"$*\" >>" + said + "\nexit 255\n");
		assertTrue(ssh.toFile().setExecutable(true));
		String uri = "qemu+ssh://host.invalid/system?command=" + ssh;
		assertEquals(new Outcome(0, "", ""), gasthaus("-c", uri, "-q", "completion", "--of", "start", ""));
		assertTrue(Files.readString(said).contains("BatchMode=yes"), Files.readString(said));
		Files.delete(said);
		assertEquals(1, gasthaus("-c", uri, "list").code());
		assertFalse(Files.readString(said).contains("BatchMode"), "who waits for a list can be asked");
	}

	@Test
	void theDoctorEndsToo() throws Exception {
		try (Relay host = Relay.silent()) {
			String uri = "qemu+tcp://" + host.address() + "/system";
			Outcome outcome = gasthaus("--timeout", "1", "doctor", uri);
			assertEquals(1, outcome.code());
			assertTrue(outcome.out().contains(uri + " did not answer the attempt to connect within 1 s."), outcome.out());
		}
	}

	@Test
	void ofSeveralCommandsTheNextOneConnectsAnew() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		try (SessionDaemon daemon = SessionDaemon.start(); Relay host = Relay.to(socket(daemon))) {
			String uri = "test+tcp://" + host.address() + "/default";
			Path out = folder.resolve("out");
			Path err = folder.resolve("err");
			Process shell = new ProcessBuilder(Terminal.gasthaus(folder).toString(), "-c", uri, "--timeout", "2", "shell").redirectOutput(out.toFile())
					.redirectError(err.toFile()).start();
			try (OutputStream in = shell.getOutputStream()) {
				type(in, "domstate test");
				Await.until("the first answer", () -> text(out).contains("running"));
				host.silentAfter(0);
				type(in, "domid test");
				Await.until("the end of the second", () -> text(err).contains("hint:"));
				assertEquals("error: failed to get domain 'test'\nerror: " + uri + " did not answer 'domain' within 2 s\nhint: 'gasthaus doctor " + uri
						+ "' looks for the reason; --timeout SECONDS before the command waits longer. A change may still happen: look before you repeat it.\n", text(err));
				host.speak();
				type(in, "domuuid test");
				Await.until("the third answer", () -> text(out).contains("6695eb01-f6a4-8304-79aa-97f2502e193f"));
			}
			assertTrue(shell.waitFor(SOON_SECONDS, TimeUnit.SECONDS), "the shell does not end");
			assertEquals(0, shell.exitValue());
		}
	}

	@Test
	void aHostThatDoesNotSayGoodbyeIsLeft() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		try (SessionDaemon daemon = SessionDaemon.start(); Relay host = Relay.to(socket(daemon))) {
			String uri = "test+tcp://" + host.address() + "/default";
			assertEquals("test\n\n", gasthaus("-c", uri, "list", "--name").out());
			host.silentAfter(host.requests() - 1);
			Outcome outcome = gasthaus("-c", uri, "list", "--name");
			assertEquals(new Outcome(0, "test\n\n", ""), outcome);
		}
	}

	@Test
	void theTimeStandsStillWhileAPersonIsAsked() throws Exception {
		assumeTrue(PrivateHost.whyNot(Service.SASL).isEmpty(), () -> PrivateHost.whyNot(Service.SASL).orElse(""));
		try (PrivateHost host = PrivateHost.start(Service.SASL);
				Terminal terminal = new Terminal(Terminal.gasthaus(folder) + " --timeout 2 -c qemu+tcp://" + host.address() + "/system hostname", Map.of())) {
			terminal.until("name");
			TimeUnit.SECONDS.sleep(3); // somebody who thinks for longer than the host may
			assertTrue(terminal.process.isAlive(), terminal::said);
			terminal.type("fred\n");
			terminal.until("password");
			TimeUnit.SECONDS.sleep(3);
			assertTrue(terminal.process.isAlive(), terminal::said);
			terminal.type("secret\n");
			assertEquals(0, terminal.exit(), terminal::said);
			assertTrue(terminal.said().contains(host.name()), terminal::said);
		}
	}

	/** It asks for passwords itself, and nobody tells us when. */
	@Test
	void sshIsNotHurried() throws Exception {
		Path ssh = Files.writeString(folder.resolve("ssh"), "#!/bin/sh\nsleep 3\necho 'I was asked for a password' >&2\nexit 255\n");
		assertTrue(ssh.toFile().setExecutable(true));
		Outcome outcome = gasthaus("--timeout", "1", "-c", "qemu+ssh://host.example/system?command=" + ssh, "list");
		assertEquals(1, outcome.code());
		assertTrue(outcome.err().contains("I was asked for a password"), outcome.err());
		assertFalse(outcome.err().contains("did not answer"), outcome.err());
	}

	private static Path socket(SessionDaemon daemon) {
		return Path.of(daemon.uri().substring(daemon.uri().indexOf('=') + 1));
	}

	private static void type(OutputStream in, String line) throws IOException {
		in.write((line + '\n').getBytes(StandardCharsets.UTF_8));
		in.flush();
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}
}
