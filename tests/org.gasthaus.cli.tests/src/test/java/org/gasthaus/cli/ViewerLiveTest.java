package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.PrivateHost.Service;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code gasthaus viewer}: screens of guests on another host, most of which only programs of that host can reach, so that what is read of them came
 * through the tunnel. The viewer is a script that reads what the screen says first.
 */
@Tag("live")
class ViewerLiveTest {
	private static final Service[] SERVICES = { Service.SSH, Service.TCP };
	private static final String GREETING = "RFB 003.";

	private static PrivateHost host;

	@TempDir
	Path folder;

	private final Locale before = Locale.getDefault();
	private Process process;

	@BeforeAll
	static void start() throws IOException {
		if (PrivateHost.whyNot(SERVICES).isEmpty()) {
			host = PrivateHost.start(SERVICES);
		}
	}

	@AfterAll
	static void end() throws IOException {
		if (host != null) {
			host.close();
		}
	}

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void endProcess() {
		Locale.setDefault(before);
		if (process != null) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}
	}

	private static void needHost() {
		assumeTrue(host != null, () -> PrivateHost.whyNot(SERVICES).orElse(""));
	}

	/** A guest that runs, with a screen. */
	private String guest(String uri, String name, String graphics) throws IOException {
		String xml = SessionDaemon.guest(name).replace("</devices>", graphics + "</devices>");
		Path file = Files.writeString(folder.resolve(name + ".xml"), xml);
		Outcome created = Outcome.ofGasthaus(folder, "-c", uri, "create", file.toString());
		assertEquals(0, created.code(), created.err());
		return name;
	}

	private String inside(String name) throws IOException {
		needHost();
		return guest(host.uri(), name, "<graphics type='vnc' autoport='yes' listen='127.0.0.1'/>");
	}

	private static void destroy(String uri, String guest) {
		assertEquals(0, Outcome.ofGasthaus(Path.of(""), "-c", uri, "destroy", guest).code());
	}

	private static int port(String uri, String guest) {
		String display = Outcome.ofGasthaus(Path.of(""), "-c", uri, "vncdisplay", guest).out().strip();
		return 5900 + Integer.parseInt(display.substring(display.lastIndexOf(':') + 1));
	}

	/** @param change of how ssh is called when it makes a tunnel, in the words of bash */
	private String bySsh(String change) throws IOException {
		Path known = Files.writeString(folder.resolve("known"), host.address() + " " + Files.readString(host.sshHostKey()));
		Path ssh = script("ssh.sh", "#!/bin/bash\n[[ \" $* \" != *' -N '* ]] || { " + change + "; }\nexec ssh -F none -o UserKnownHostsFile='" + known
				+ "' -o GlobalKnownHostsFile=none \"$@\"\n");
		return "qemu+ssh://root@" + host.address() + "/system?no_tty=1&command=" + ssh + "&keyfile=" + host.sshKey();
	}

	private Path script(String name, String text) throws IOException {
		Path script = Files.writeString(folder.resolve(name), text);
		return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
	}

	/** Writes down its argument and what it reads from the address, then does more. */
	private Path viewer(String name, String more) throws IOException {
		return script(name, """
				#!/bin/bash
				echo "$*" >argument
				at=${1#*://}
				at=${at/::/:}
				exec 3<>/dev/tcp/${at%:*}/${at##*:}
				head -c 12 <&3 >greeting
				""" + more);
	}

	private Outcome gasthaus(Map<String, String> environment, String... arguments) {
		Map<String, String> all = new TreeMap<>(Map.of("PATH", System.getenv("PATH")));
		all.putAll(environment);
		return Outcome.ofGasthaus(folder, all, arguments);
	}

	private String read(String file) {
		try {
			return Files.exists(folder.resolve(file)) ? Files.readString(folder.resolve(file)) : "";
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	/** What ssh is called with on this machine for tunnels to a port. */
	private static List<ProcessHandle> tunnels(String to) {
		return ProcessHandle.allProcesses()
				.filter(one -> one.info().arguments().map(arguments -> List.of(arguments).stream().anyMatch(argument -> argument.endsWith(to))).orElse(false))
				.toList();
	}

	private static void assertNoTunnel(String to) {
		assertEquals(List.of(), tunnels(to).stream().map(one -> one.info().commandLine()).toList());
	}

	@Test
	void aTunnelIsMadeAndEndsWithTheViewer() throws Exception {
		String guest = inside("tunnel");
		int port = port(host.uri(), guest);
		Path wait = folder.resolve("wait");
		assertEquals(0, new ProcessBuilder("mkfifo", wait.toString()).start().waitFor());
		Path viewer = viewer("show", "echo noise\nread <wait\n");
		String uri = bySsh("true");
		CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> gasthaus(Map.of(), "-q", "-c", uri, "viewer", guest, "--program", viewer.toString()));
		String to = ":127.0.0.1:" + port;
		Await.until("the viewer has read", () -> outcome.isDone() || read("greeting").length() == 12);
		assertFalse(outcome.isDone(), () -> outcome.join().toString());
		assertFalse(tunnels(to).isEmpty());
		Files.writeString(wait, "\n");
		Outcome ended = outcome.get(60, TimeUnit.SECONDS);
		assertEquals(new Outcome(0, read("argument"), ""), ended);
		assertTrue(ended.out().matches("vnc://127\\.0\\.0\\.1:\\d+\n"), ended.out());
		assertTrue(read("greeting").startsWith(GREETING), read("greeting"));
		assertNoTunnel(to);
		destroy(host.uri(), guest);
	}

	@Test
	void bothLibrariesOfSshAreGoneThroughBySsh() throws Exception {
		String guest = inside("library");
		Path known = Files.writeString(folder.resolve("known hosts"), host.address() + " " + Files.readString(host.sshHostKey()));
		String uri = "qemu+libssh://root@" + host.address() + "/system?sshauth=privkey&keyfile=" + host.sshKey() + "&known_hosts="
				+ known.toString().replace(" ", "%20");
		Outcome outcome = gasthaus(Map.of("GASTHAUS_VIEWER", viewer("show", "").toString()), "-c", uri, "viewer", guest, "--json");
		assertEquals(0, outcome.code(), outcome.toString());
		assertEquals("{\n  \"address\": \"" + read("argument").strip() + "\"\n}\n", outcome.out());
		assertTrue(read("greeting").startsWith(GREETING), read("greeting"));
		destroy(host.uri(), guest);
	}

	@Test
	void aSocketIsReachedToo() throws Exception {
		needHost();
		String guest = guest(host.uri(), "socket", "<graphics type='vnc'><listen type='socket'/></graphics>");
		Outcome outcome = gasthaus(Map.of(), "-q", "-c", bySsh("true"), "viewer", guest, "--program", viewer("vncviewer", "").toString());
		assertEquals(0, outcome.code(), outcome.err());
		assertTrue(read("greeting").startsWith(GREETING), read("greeting"));
		assertEquals(outcome.out().replaceFirst("vnc://127.0.0.1:", "127.0.0.1::"), read("argument"), "a port, not the number of a display");
		assertNoTunnel("/vnc.sock");

		Outcome bare = gasthaus(Map.of(), "-c", host.uri(), "viewer", guest, "--print");
		assertTrue(bare.out().matches("vnc\\+unix:///\\S+/vnc\\.sock\n\n"), bare.out());
		destroy(host.uri(), guest);
	}

	/** The viewer speaks first there: it says hello, as far as the server answers anything. */
	@Test
	void spiceGoesThroughTheTunnelToo() throws Exception {
		needHost();
		Outcome capabilities = gasthaus(Map.of(), "-c", host.uri(), "domcapabilities");
		assumeTrue(capabilities.out().contains("<value>spice</value>"), "this QEMU has no SPICE (package qemu-system-modules-spice)");
		String guest = guest(host.uri(), "spicy", "<graphics type='spice' autoport='yes' listen='127.0.0.1'/>");
		Path viewer = script("show", """
				#!/bin/bash
				echo "$*" >argument
				exec 3<>/dev/tcp/127.0.0.1/${1##*:}
				printf 'REDQ\\2\\0\\0\\0\\2\\0\\0\\0\\22\\0\\0\\0\\0\\0\\0\\0\\1\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\22\\0\\0\\0' >&3
				head -c 4 <&3 >greeting
				""");
		Outcome outcome = gasthaus(Map.of(), "-q", "-c", bySsh("true"), "viewer", guest, "--program", viewer.toString());
		assertEquals(0, outcome.code(), outcome.err());
		assertTrue(outcome.out().matches("spice://127\\.0\\.0\\.1:\\d+\n"), outcome.out());
		assertEquals("REDQ", read("greeting"));
		destroy(host.uri(), guest);
	}

	@Test
	void theFirstUsualViewerOnThePathIsTaken() throws Exception {
		String guest = inside("usual");
		String uri = bySsh("true");
		viewer("xdg-open", "");
		viewer("vncviewer", "");
		viewer("remote-viewer", "");
		Map<String, String> path = Map.of("PATH", folder + ":" + System.getenv("PATH"));
		assertEquals(0, gasthaus(path, "-c", uri, "viewer", guest).code());
		assertTrue(read("argument").startsWith("vnc://127.0.0.1:"), read("argument"));
		Files.delete(folder.resolve("remote-viewer"));
		assertEquals(0, gasthaus(path, "-c", uri, "viewer", guest).code());
		assertTrue(read("argument").startsWith("127.0.0.1::"), read("argument"));
		destroy(host.uri(), guest);
	}

	private Process start(String uri, String... arguments) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Terminal.gasthaus(folder).toString(), "-c", uri, "viewer");
		builder.command().addAll(List.of(arguments));
		process = builder.directory(folder.toFile()).redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile()).start();
		return process;
	}

	private String awaitAddress() throws IOException {
		Await.until("the address", () -> !process.isAlive() || read("out").contains("\n"));
		assertTrue(process.isAlive(), () -> read("out") + read("err"));
		return read("out").strip();
	}

	private void assertEnds(int code) throws InterruptedException {
		assertTrue(process.waitFor(60, TimeUnit.SECONDS));
		assertEquals(code, process.exitValue(), () -> read("out") + read("err"));
	}

	@Test
	void withPrintTheTunnelStaysUntilTheInputEnds() throws Exception {
		String guest = inside("printed");
		String to = ":127.0.0.1:" + port(host.uri(), guest);
		start(bySsh("true"), guest, "--print");
		Process viewer = new ProcessBuilder(viewer("show", "").toString(), awaitAddress()).directory(folder.toFile()).start();
		assertEquals(0, viewer.waitFor());
		assertTrue(read("greeting").startsWith(GREETING), read("greeting"));
		assertFalse(tunnels(to).isEmpty());
		process.getOutputStream().close();
		assertEnds(0);
		assertEquals("hint: The tunnel stays until Ctrl+C or the end of the input.\n", read("err"));
		assertNoTunnel(to);

		start(bySsh("true"), guest, "--print", "--json");
		Await.until("the address as JSON", () -> !process.isAlive() || read("out").endsWith("}\n"));
		assertTrue(process.isAlive(), () -> read("out") + read("err"));
		process.getOutputStream().close();
		assertEnds(0);
		assertTrue(read("out").matches("\\{\n  \"address\": \"vnc://127\\.0\\.0\\.1:\\d+\"\n\\}\n"), read("out"));
		destroy(host.uri(), guest);
	}

	/** Whoever adopts what others leave behind may leave it on the list of processes. */
	private static void assertEnded(long pid) {
		Path status = Path.of("/proc", Long.toString(pid), "status");
		Await.until("the viewer ends", () -> {
			try {
				return !Files.exists(status) || Files.readString(status).contains("State:\tZ");
			} catch (IOException gone) {
				return true;
			}
		});
	}

	@Test
	void whatSshAsksIsAskedAtTheTerminal() throws Exception {
		String guest = inside("asked");
		Path asked = folder.resolve("asked");
		String uri = bySsh("exec ssh -F none -o UserKnownHostsFile='" + asked + "' -o GlobalKnownHostsFile=none \"$@\"").replace("no_tty=1&", "");
		String line = Terminal.gasthaus(folder) + " -q -c '" + uri + "' viewer " + guest + " --program '" + viewer("show", "") + "'";
		try (Terminal terminal = new Terminal("cd " + folder + " && " + line, Map.of())) {
			terminal.until("continue connecting (yes/no");
			terminal.type("yes\n");
			assertEquals(0, terminal.exit(), terminal.said());
		}
		assertTrue(read("greeting").startsWith(GREETING), read("greeting"));
		Files.delete(asked);
		try (Terminal terminal = new Terminal("cd " + folder + " && " + line, Map.of())) {
			terminal.until("continue connecting (yes/no");
			terminal.type("\u0003");
			assertEquals(1, terminal.exit(), terminal.said());
			assertTrue(terminal.said().contains("error: waiting for 'asked' was interrupted\r\n"), terminal.said());
		}
		assertNoTunnel(":127.0.0.1:" + port(host.uri(), guest));
		destroy(host.uri(), guest);
	}

	@Test
	void ctrlCAtATerminalIsNoFailure() throws Exception {
		String guest = inside("typed");
		String to = ":127.0.0.1:" + port(host.uri(), guest);
		viewer("show", "exec cat <wait\n");
		assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve("wait").toString()).start().waitFor());
		for (String how : List.of("--print", "--program ./show")) {
			Files.deleteIfExists(folder.resolve("greeting"));
			try (Terminal terminal = new Terminal("cd " + folder + " && " + Terminal.gasthaus(folder) + " -q -c '" + bySsh("true") + "' viewer " + guest + ' ' + how,
					Map.of())) {
				terminal.until("vnc://");
				Await.until("the viewer has read", () -> how.equals("--print") || read("greeting").length() == 12);
				assertFalse(tunnels(to).isEmpty());
				terminal.type("\u0003");
				assertEquals(0, terminal.exit(), terminal.said());
				assertTrue(terminal.said().matches("vnc://127\\.0\\.0\\.1:\\d+\r\n(\\^C)?"), terminal.said());
			}
			assertNoTunnel(to);
		}
		destroy(host.uri(), guest);
	}

	@Test
	void anInterruptEndsItAllAndSoDoesTheEndOfTheProgram() throws Exception {
		String guest = inside("interrupted");
		String to = ":127.0.0.1:" + port(host.uri(), guest);
		String uri = bySsh("true");
		viewer("show", "echo $$ >viewer\nexec cat <wait\n");
		assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve("wait").toString()).start().waitFor());
		for (String signal : List.of("-INT", "-TERM", "-KILL")) {
			Files.deleteIfExists(folder.resolve("viewer"));
			start(uri, guest, "--program", "./show");
			Await.until("the viewer runs", () -> !process.isAlive() || read("viewer").endsWith("\n"));
			assertTrue(process.isAlive(), () -> read("err"));
			assertFalse(tunnels(to).isEmpty());
			long viewer = Long.parseLong(read("viewer").strip());
			assertEquals(0, new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor());
			assertTrue(process.waitFor(60, TimeUnit.SECONDS));
			if (signal.equals("-KILL")) {
				Await.until("ssh ends", () -> tunnels(to).isEmpty());
				ProcessHandle.of(viewer).ifPresent(ProcessHandle::destroyForcibly);
			} else {
				assertEquals(0, process.exitValue(), read("err"));
				assertEquals("", read("err"));
				assertNoTunnel(to);
				assertEnded(viewer);
			}
		}
		destroy(host.uri(), guest);
	}

	@Test
	void anSshThatEndsIsToldAndTheViewerEndsToo() throws Exception {
		String guest = inside("cut");
		String to = ":127.0.0.1:" + port(host.uri(), guest);
		viewer("show", "echo $$ >viewer\nexec cat <wait\n");
		assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve("wait").toString()).start().waitFor());
		start(bySsh("true"), guest, "--program", "./show");
		Await.until("the viewer runs", () -> !process.isAlive() || read("viewer").endsWith("\n"));
		assertTrue(process.isAlive(), () -> read("err"));
		long viewer = Long.parseLong(read("viewer").strip());
		host.run("pkill -f '^sshd: root *$'"); // that of libvirt has '@notty' behind it
		assertEnds(1);
		assertTrue(read("err").contains("error: Cannot reach the screen of cut through ssh to " + host.address() + ": Connection to " + host.address()
				+ " closed by remote host\nhint: See whether '"), read("err"));
		assertEnded(viewer);
		assertNoTunnel(to);
		destroy(host.uri(), guest);
	}

	@Test
	void whatSshRefusesIsToldInItsWords() throws Exception {
		String guest = inside("refused");
		String to = ":127.0.0.1:" + port(host.uri(), guest);
		String byHand = "hint: See whether '" + folder.resolve("ssh.sh") + " -i " + host.sshKey() + " root@" + host.address() + "' gets in; 'gasthaus doctor ";
		String start = "error: Cannot reach the screen of refused through ssh to " + host.address() + ": ";

		String uri = bySsh("set -- -o PubkeyAuthentication=no \"$@\"");
		Outcome denied = gasthaus(Map.of(), "-c", uri, "viewer", guest, "--print");
		assertEquals(new Outcome(1, "\n", start + "root@" + host.address() + ": Permission denied (publickey,keyboard-interactive)\n" + byHand + uri
				+ "' looks at the whole way.\n"), denied);

		Outcome nobody = gasthaus(Map.of(), "-c", bySsh("set -- \"${@/" + to + "/:127.0.0.1:1}\""), "viewer", guest, "--print");
		assertEquals(1, nobody.code());
		assertTrue(nobody.err().matches(Pattern.quote(start) + "channel \\d: open failed: connect failed: Connection refused\n"
				+ "hint: ssh gets in: see that the screen listens there .*\n"),
				nobody.err());

		Outcome silent = gasthaus(Map.of(), "-c", bySsh("exit 3"), "viewer", guest, "--print");
		assertTrue(silent.err().startsWith(start + "ssh ended with exit status 3, without a word\n"), silent.err());
		assertNoTunnel(to);

		Outcome wrongKey = gasthaus(Map.of(), "-c", bySsh("true").replaceFirst("keyfile=.*", "keyfile=" + host.sshHostKey().resolveSibling("hostkey")), "viewer",
				guest, "--print");
		assertEquals(1, wrongKey.code());
		assertTrue(wrongKey.err().contains("Permission denied (publickey"), wrongKey.err());
		destroy(host.uri(), guest);
	}

	@Test
	void withoutSshOrAViewerTheNextStepIsTold() throws Exception {
		String guest = inside("lacking");
		String uri = "qemu+libssh://root@" + host.address() + "/system?sshauth=privkey&known_hosts_verify=ignore&keyfile=" + host.sshKey();
		Map<String, String> nothing = Map.of("PATH", Files.createDirectory(folder.resolve("empty")).toString());
		Outcome noSsh = gasthaus(nothing, "-c", uri, "viewer", guest);
		assertEquals(new Outcome(1, "\n", "error: Cannot reach the screen of lacking through ssh to " + host.address()
				+ ": the program ssh is not installed\nhint: Install it (package openssh-client).\n"), noSsh);

		Outcome noViewer = gasthaus(nothing, "-c", "qemu+tcp://" + host.address() + "/system", "viewer", guest(host.uri(), "open",
				"<graphics type='vnc' autoport='yes' listen='0.0.0.0'/>"));
		assertEquals(new Outcome(0, "vnc://" + host.address() + ":" + port(host.uri(), "open") + "\n\n",
				"hint: No viewer is installed: remote-viewer (package virt-viewer) or vncviewer (package tigervnc-viewer) shows this address.\n"), noViewer);

		Outcome wrong = gasthaus(Map.of("GASTHAUS_VIEWER", "no-such-viewer"), "-c", host.uri(), "viewer", guest);
		assertEquals(1, wrong.code());
		assertEquals("error: the viewer 'no-such-viewer' cannot be started\n"
				+ "hint: --program, else GASTHAUS_VIEWER, names the viewer; the address follows its options.\n", wrong.err());
		destroy(host.uri(), guest);
		destroy(host.uri(), "open");
	}

	@Test
	void aConnectionWithoutSshReachesWhatListensOnAllAddresses() throws Exception {
		needHost();
		String uri = "qemu+tcp://" + host.address() + "/system";
		String open = guest(host.uri(), "everywhere", "<graphics type='vnc' autoport='yes' listen='0.0.0.0' passwd='abc'/>");
		Outcome outcome = gasthaus(Map.of(), "-q", "-c", uri, "viewer", open, "--program", viewer("show", "").toString());
		assertEquals(new Outcome(0, "vnc://" + host.address() + ":" + port(host.uri(), open) + "\n", ""), outcome);
		assertEquals(outcome.out(), read("argument"), "without the password");
		assertTrue(read("greeting").startsWith(GREETING), read("greeting"));

		String guest = inside("within");
		assertEquals(new Outcome(1, "\n", "error: Cannot show the screen of within: it listens on 127.0.0.1, where only programs of the host come to it, and the "
				+ "connection by tcp carries no screens\nhint: Connect by ssh, then a tunnel is made: -c qemu+ssh://" + host.address()
				+ "/system. Or let the screen listen on all addresses, with a password.\n"), gasthaus(Map.of(), "-c", uri, "viewer", guest));
		destroy(host.uri(), guest);
		destroy(host.uri(), open);
	}

	@Test
	void aGuestOfThisMachineNeedsNoTunnel() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		try (SessionDaemon daemon = SessionDaemon.start()) {
			String guest = guest(daemon.uri(), "near", "<graphics type='vnc' autoport='yes' listen='0.0.0.0'/>");
			Outcome printed = gasthaus(Map.of(), "-q", "-c", daemon.uri(), "viewer", guest, "--print");
			assertEquals(new Outcome(0, "vnc://127.0.0.1:" + port(daemon.uri(), guest) + "\n", ""), printed);
			Outcome shown = gasthaus(Map.of(), "-q", "-c", daemon.uri(), "viewer", guest, "--program", viewer("show", "").toString());
			assertEquals(printed, shown);
			assertTrue(read("greeting").startsWith(GREETING), read("greeting"));
			Outcome failed = gasthaus(Map.of(), "-q", "-c", daemon.uri(), "viewer", guest, "--program", viewer("show", "exit 3").toString());
			assertEquals("error: the viewer '" + folder.resolve("show") + "' ended with exit status 3\n",
					failed.err().substring(0, failed.err().indexOf('\n') + 1));
			destroy(daemon.uri(), guest);
		}
	}
}
