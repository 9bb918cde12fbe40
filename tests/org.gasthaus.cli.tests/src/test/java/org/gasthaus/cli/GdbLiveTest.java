package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.PrivateHost.Service;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gasthaus gdb} with real guests of QEMU; the test says what gdb says first, and hears what the guest answers. */
@Tag("live")
class GdbLiveTest {
	private static final String HINT = "hint: The guest stops when gdb comes, and goes on at its 'detach'. Every user of its host may come there (--socket PATH: "
			+ "QEMU's user only). 'gasthaus gdb live --stop' ends it.\n";

	@TempDir
	Path folder;

	private final Locale before = Locale.getDefault();
	private AutoCloseable host;
	private String uri;

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void end() throws Exception {
		Locale.setDefault(before);
		if (host != null) {
			host.close();
		}
	}

	private Outcome gasthaus(String words) {
		return Outcome.ofGasthaus(folder, Map.of("PATH", System.getenv("PATH")), ("-q -c " + uri + ' ' + words).split(" "));
	}

	private void startDaemon() throws IOException {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		SessionDaemon daemon = SessionDaemon.start();
		host = daemon;
		uri = daemon.uri();
		create("live");
	}

	private void create(String name) throws IOException {
		Path file = Files.writeString(folder.resolve("guest.xml"), SessionDaemon.guest(name));
		assertEquals(0, gasthaus("create " + file).code());
	}

	private static int port(String text) {
		Matcher port = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(text);
		assertTrue(port.find(), text);
		return Integer.parseInt(port.group(1));
	}

	/** As gdb says it: what the stub can do, and why the guest stands. */
	private static void speak(InputStream in, OutputStream out) throws IOException {
		out.write("+$qSupported#37".getBytes(StandardCharsets.US_ASCII));
		out.flush();
		String can = packet(in);
		if (can.startsWith("T")) {
			can = packet(in); // that the guest was stopped may be told without being asked
		}
		String answer = can;
		assertTrue(answer.startsWith("PacketSize="), () -> answer);
		out.write("+$?#3f".getBytes(StandardCharsets.US_ASCII));
		out.flush();
		String stands = packet(in);
		assertTrue(stands.matches("T0[25]thread:[0-9a-fp.]+;"), stands);
	}

	private static String packet(InputStream in) throws IOException {
		StringBuilder text = new StringBuilder();
		for (int c = in.read(); c != '#'; c = in.read()) {
			assertTrue(c >= 0, () -> "the end after " + text);
			if (c == '$') {
				text.setLength(0);
			} else {
				text.append((char) c);
			}
		}
		return text.toString();
	}

	private String state() {
		return gasthaus("domstate live").out().strip();
	}

	@Test
	void gdbComesToAPortOfTheHostItself() throws Exception {
		startDaemon();
		assertEquals(new Outcome(0, "State:          off\n", ""), gasthaus("gdb live --show"));
		Outcome started = Outcome.ofGasthaus(folder, "-c", uri, "gdb", "live");
		int port = port(started.out());
		assertEquals(new Outcome(0, "gdb -ex 'target remote 127.0.0.1:" + port + "'\n\n", HINT), started);
		assertEquals("State:          waiting\nAddress:        127.0.0.1:" + port + "\nCommand:        gdb -ex 'target remote 127.0.0.1:" + port + "'\n",
				gasthaus("gdb live --show").out());
		assertEquals("running", state());
		try (Socket gdb = new Socket("127.0.0.1", port)) {
			speak(gdb.getInputStream(), gdb.getOutputStream());
			assertEquals("paused", state());
			assertTrue(gasthaus("gdb live --show --json").out().contains("\"state\": \"connected\""), gasthaus("gdb live --show --json").out());
			assertEquals(new Outcome(0, "Domain 'live' does not wait for gdb\n\n",
					"hint: The guest was stopped by gdb and is so still: 'gasthaus resume live' lets it go on.\n"),
					Outcome.ofGasthaus(folder, "-c", uri, "gdb", "live", "--stop"));
			gdb.setSoTimeout(30_000);
			gdb.getInputStream().readAllBytes(); // to its end, which is there now
		}
		assertEquals("State:          off\n", gasthaus("gdb live --show").out());
		assertEquals(0, gasthaus("resume live").code());
		Await.until("the guest runs", () -> state().equals("running"));
	}

	@Test
	void aGuestThatGdbLeavesGoesOn() throws Exception {
		startDaemon();
		int port = port(gasthaus("gdb live --json").out());
		try (Socket gdb = new Socket("127.0.0.1", port)) {
			speak(gdb.getInputStream(), gdb.getOutputStream());
			gdb.getOutputStream().write("+$D#44".getBytes(StandardCharsets.US_ASCII));
			assertEquals("OK", packet(gdb.getInputStream()));
		}
		Await.until("the guest runs", () -> state().equals("running"));
		assertEquals(port, port(gasthaus("gdb live").out()), "where it waits already it is not started again");
		assertEquals(new Outcome(1, "", "error: Cannot let gdb come to live: it waits at 127.0.0.1:" + port + " already\n"
				+ "hint: 'gasthaus gdb live --stop' ends that; then it can wait elsewhere.\n"), gasthaus("gdb live --port 1"));
	}

	@Test
	void eachGuestHasItsOwnPort() throws Exception {
		startDaemon();
		int first = port(gasthaus("gdb live").out());
		create("other");
		assertEquals(new Outcome(1, "", "error: Cannot let gdb come to other: Failed to find an available port: Address already in use\n"
				+ "hint: Choose a port that nobody uses there: --port NUMBER\n"), gasthaus("gdb other --port " + first));
		assertTrue(port(gasthaus("gdb other").out()) > first);
		assertEquals(new Outcome(0, "", ""), gasthaus("gdb other --stop"));
		assertEquals(new Outcome(0, "", ""), gasthaus("gdb other --stop"), "that is so already");
		assertEquals(0, gasthaus("gdb other --port " + port(gasthaus("gdb other").out())).code());
	}

	@Test
	void aSocketIsForTheUserOfQemu() throws Exception {
		startDaemon();
		Path socket = Path.of(uri.substring(uri.indexOf("socket=") + "socket=".length())).resolveSibling("gdb.sock");
		assertEquals(new Outcome(0, "gdb -ex 'target remote " + socket + "'\n", ""), gasthaus("gdb live --socket " + socket));
		try (SocketChannel gdb = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			gdb.connect(UnixDomainSocketAddress.of(socket));
			speak(Channels.newInputStream(gdb), Channels.newOutputStream(gdb));
		}
		assertEquals("rwxrwxr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
		assertEquals(0, gasthaus("gdb live --stop").code());
		Await.until("the socket is gone", () -> Files.notExists(socket));
		String hint = "hint: Name a path of the host that ends in .sock, with letters, digits and ./_+@- only, in a folder that its QEMU may write to. QEMU removes "
				+ "what is there.\n";
		for (String bad : new String[] { "/disk.qcow2", "/a,b.sock", "a.sock" }) {
			assertEquals(new Outcome(1, "", "error: '" + bad + "' is no path that a socket for gdb can have\n" + hint), gasthaus("gdb live --socket " + bad));
		}
	}

	@Test
	void whatCannotBeIsSaid() throws Exception {
		startDaemon();
		String start = "error: Cannot let gdb come to ";
		Path file = Files.writeString(folder.resolve("guest.xml"), SessionDaemon.guest("off"));
		assertEquals(0, gasthaus("define " + file).code());
		assertEquals(new Outcome(1, "", start + "off: the guest is not running\nhint: 'gasthaus start off' starts it.\n"), gasthaus("gdb off"));
		assertEquals(new Outcome(1, "", "error: The option --port needs a number from 1 to 65535, not '65536'\n"), gasthaus("gdb live --port 65536"));
		assertEquals(new Outcome(1, "", "error: Options --show and --stop are mutually exclusive\n"), gasthaus("gdb live --stop --show"));
		Outcome readOnly = Outcome.ofGasthaus(folder, "-q", "-r", "-c", uri, "gdb", "live");
		assertEquals(1, readOnly.code());
		assertEquals("State:          off\n", gasthaus("gdb live --show").out());
		assertEquals("live\n", gasthaus("completion --of gdb l").out());
	}

	@Test
	void otherHypervisorsAreRefusedWithWhatTheyHave() {
		uri = "test:///default";
		assertEquals(new Outcome(1, "", "error: Cannot let gdb come to test: libvirt passes a stub for gdb on to QEMU only, and this is a guest of test\n"
				+ "hint: Only guests of QEMU can be debugged from here (qemu:///system, qemu:///session).\n"), gasthaus("gdb test"));
		uri = "xen:///system";
		assertTrue(gasthaus("gdb any").err().endsWith("hint: Xen has a stub of its own; on the host, as root: gdbsx -a NUMBER 64 PORT\n"), gasthaus("gdb any").err());
		uri = "lxc:///system";
		assertTrue(gasthaus("gdb any").err().endsWith("'gdb -p NUMBER' comes to each of them.\n"), gasthaus("gdb any").err());
	}

	/** The line that is printed is run, but for gdb itself. */
	@Test
	void fromAnotherMachineSshIsTheLine() throws Exception {
		assumeTrue(PrivateHost.whyNot(Service.SSH).isEmpty(), () -> PrivateHost.whyNot(Service.SSH).orElse(""));
		PrivateHost far = PrivateHost.start(Service.SSH);
		host = far;
		uri = far.uri();
		create("live");
		Path known = Files.writeString(folder.resolve("known"), far.address() + " " + Files.readString(far.sshHostKey()));
		Path ssh = Files.writeString(folder.resolve("ssh.sh"),
				"#!/bin/sh\nexec ssh -F none -o UserKnownHostsFile='" + known + "' -o GlobalKnownHostsFile=none \"$@\"\n");
		Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
		uri = "qemu+ssh://root@" + far.address() + "/system?no_tty=1&command=" + ssh + "&keyfile=" + far.sshKey();
		Outcome started = gasthaus("gdb live");
		assertEquals(new Outcome(0, "gdb -ex 'target remote | exec " + ssh + " -W 127.0.0.1:1234 -i " + far.sshKey() + " root@" + far.address() + "'\n", ""), started);
		String line = started.out().substring(started.out().indexOf('|') + 1, started.out().lastIndexOf('\''));
		Process process = new ProcessBuilder("sh", "-c", line).start();
		try {
			speak(process.getInputStream(), process.getOutputStream());
		} finally {
			process.destroy();
		}
		assertEquals(0, gasthaus("gdb live --stop").code());

		assertEquals("ssh.sh -N -L 127.0.0.1:1234:/run/live.sock -i " + far.sshKey() + " root@" + far.address() + "\ngdb -ex 'target remote 127.0.0.1:1234'\n",
				gasthaus("gdb live --socket /run/live.sock").out().replace(folder + "/", ""));
	}
}
