package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.EchoGuest;
import org.gasthaus.testkit.SessionDaemon;
import org.gasthaus.testkit.WaitingPipe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both programs in a pseudo terminal, at the console of a guest that sends back each key; and what an interrupt does to a job. */
@Tag("live")
class ConsoleAtATerminalLiveTest {
	private static final String LEAVE = "\u001d";

	@TempDir
	Path folder;
	private SessionDaemon daemon;
	private String gasthaus;
	private final List<Terminal> terminals = new ArrayList<>();

	@BeforeEach
	void start() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		daemon = SessionDaemon.start();
		gasthaus = Terminal.gasthaus(folder).toString();
		Files.writeString(folder.resolve("echo.xml"), EchoGuest.write(folder, "echo"));
		run("define " + folder + "/echo.xml");
		run("start echo");
	}

	@AfterEach
	void end() throws IOException {
		terminals.forEach(Terminal::close);
		if (daemon != null) {
			daemon.close();
		}
	}

	private String run(String command) {
		Outcome outcome = Outcome.ofGasthaus(folder, ("-c " + daemon.uri() + ' ' + command).split(" "));
		assertEquals(0, outcome.code(), () -> command + ": " + outcome.err());
		return outcome.out();
	}

	private Terminal open(String line) throws IOException {
		Terminal terminal = new Terminal(line, Map.of());
		terminals.add(terminal);
		return terminal;
	}

	private Terminal terminal(String program, String command) throws IOException {
		return open(program + " -c '" + daemon.uri() + "' " + command);
	}

	private static void awaitGuest(Terminal terminal) throws IOException {
		terminal.until("Escape character is ");
		terminal.type("x");
		Await.until("the guest answers: " + terminal.said(), () -> terminal.said().replaceFirst("(?s).*Escape character is [^\n]*\n", "").contains("x"));
	}

	private static String greeting(Terminal terminal) {
		String text = terminal.said();
		return text.substring(text.indexOf("Connected"), text.indexOf('\n', text.indexOf("Escape")) + 1);
	}

	@Test
	void bothConnectAndLeaveTheSame() throws Exception {
		for (String[] way : new String[][] { { "", LEAVE }, { "--escape=^k ", "\u000b" }, { "-e @ ", "@" } }) {
			List<String> greetings = new ArrayList<>();
			for (String program : List.of("virsh", gasthaus)) {
				Terminal terminal = open(program + ' ' + way[0] + "-c '" + daemon.uri() + "' console echo");
				// the whole line: the terminal shows what is typed until the program takes it
				Await.until("the greeting", () -> terminal.said().matches("(?s).*Escape character is [^\n]*\n.*"));
				do {
					terminal.type(way[1]); // virsh greets before it takes the terminal, and throws away what was typed then
				} while (!terminal.process.waitFor(100, TimeUnit.MILLISECONDS));
				assertEquals(0, terminal.exit(), terminal.said());
				greetings.add(greeting(terminal));
			}
			assertEquals(greetings.get(0), greetings.get(1));
		}
	}

	@Test
	void everyKeyGoesToTheGuestAndTheTerminalIsAsBefore() throws Exception {
		Terminal terminal = open("stty -a > " + folder + "/before; " + gasthaus + " -c '" + daemon.uri() + "' console echo; stty -a > " + folder + "/after");
		awaitGuest(terminal);
		terminal.type("\u0003\u001aone");
		terminal.until("\u0003\u001aone");
		terminal.type("two");
		terminal.until("two");
		terminal.type(LEAVE + "three");
		assertEquals(0, terminal.exit());
		assertFalse(terminal.said().contains("three"), terminal.said());
		assertEquals(Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
	}

	@Test
	void startShowsTheConsole() throws Exception {
		run("destroy echo");
		Terminal terminal = terminal(gasthaus, "start echo --console");
		awaitGuest(terminal);
		terminal.type(LEAVE);
		assertEquals(0, terminal.exit());
		assertTrue(terminal.said().startsWith("Domain 'echo' started\r\nConnected to domain 'echo'\r\nEscape character is ^] (Ctrl + ])\r\n"), terminal.said());
	}

	@Test
	void createShowsTheConsole() throws Exception {
		run("destroy echo");
		run("undefine echo");
		Terminal terminal = terminal(gasthaus, "create " + folder + "/echo.xml --console");
		awaitGuest(terminal);
		terminal.type(LEAVE);
		assertEquals(0, terminal.exit());
		assertTrue(terminal.said().startsWith("Domain 'echo' created from " + folder + "/echo.xml\r\nConnected to domain 'echo'\r\n"), terminal.said());
	}

	@Test
	void itEndsWithTheGuestAndSaysSo() throws Exception {
		Terminal terminal = terminal(gasthaus, "console echo");
		awaitGuest(terminal);
		run("destroy echo");
		assertEquals(0, terminal.exit());
		assertTrue(terminal.said().contains("\r\nhint: The console ended with its guest: 'echo' is shut off.\r\n"), terminal.said());
	}

	@Test
	void aLostHostIsTold() throws Exception {
		Terminal terminal = terminal(gasthaus, "console echo");
		awaitGuest(terminal);
		daemon.kill();
		assertEquals(1, terminal.exit());
		assertTrue(terminal.said().contains("\r\nerror: The console of 'echo' broke off\r\n"), terminal.said());
		assertTrue(terminal.said().contains("\r\nhint: Connect again, and look at the state before you repeat what was under way.\r\n"), terminal.said());
	}

	@Test
	void whoeverForcesItGetsItAndTheOtherIsTold() throws Exception {
		Terminal first = terminal(gasthaus, "console echo");
		awaitGuest(first);
		for (String program : List.of("virsh", gasthaus)) {
			Terminal refused = terminal(program, "console echo");
			assertEquals(1, refused.exit());
			assertTrue(refused.said().contains("error: operation failed: Active console session exists for this domain\r\n"), refused.said());
		}
		Terminal second = terminal(gasthaus, "console echo --force");
		awaitGuest(second);
		assertEquals(1, first.exit());
		assertTrue(first.said().contains("hint: Somebody else may have taken it; 'gasthaus console echo --force' takes it back.\r\n"), first.said());
		second.type(LEAVE);
		assertEquals(0, second.exit());
	}

	/** The file is a pipe whose reader waits, so that the job does not end by itself. */
	@Test
	void anInterruptGivesTheJobUpAndTheGuestGoesOn() throws Exception {
		Files.writeString(folder.resolve("big.xml"), SessionDaemon.guest("big").replace(">32<", ">2048<"));
		run("create " + folder + "/big.xml");
		CountDownLatch gate = new CountDownLatch(1);
		Path pipe = WaitingPipe.make(folder, gate);
		Path said = folder.resolve("said");
		Process save = new ProcessBuilder(gasthaus, "-c", daemon.uri(), "save", "big", pipe.toString(), "--verbose").redirectErrorStream(true)
				.redirectOutput(said.toFile()).start();
		try {
			Await.until("it shows how far it is", () -> read(said).contains("\rSave: ["));
			assertTrue(read(said).matches("(?s)(\\rSave: \\[ {1,2}\\d{1,2} %\\])+.*"), read(said));
			assertTrue(run("domjobinfo big").contains("Operation:        Save"));
			assertEquals(0, new ProcessBuilder("kill", "-INT", Long.toString(save.pid())).start().waitFor());
			Await.until("the host gives it up", () -> virsh("qemu-monitor-command", "big", "--hmp", "info migrate").contains("cancel"));
			gate.countDown();
			assertTrue(save.waitFor(60, TimeUnit.SECONDS));
		} finally {
			gate.countDown();
			save.destroyForcibly();
		}
		assertEquals(1, save.exitValue());
		assertTrue(read(said).endsWith("error: Failed to save domain 'big' to " + pipe + "\nerror: operation aborted: job 'domain save' canceled by client\n\n"), read(said));
		assertEquals("running\n\n", run("domstate big"));
	}

	private String virsh(String... words) {
		try {
			List<String> all = new ArrayList<>(List.of("-c", daemon.uri()));
			all.addAll(List.of(words));
			return Outcome.ofVirsh(folder, all.toArray(String[]::new)).out();
		} catch (IOException | InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}
}
