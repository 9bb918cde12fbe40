package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConsoleOption;
import org.gasthaus.hypervisor.DomainConsole;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.testkit.EchoGuest;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text console of a real guest that sends back what it reads. */
@Tag("live")
class ConsoleLiveTest {
	private static final int SECONDS = 30;

	@TempDir
	Path folder;
	private SessionDaemon daemon;
	private HypervisorSession session;
	private DomainId guest;
	private final ExecutorService threads = Executors.newCachedThreadPool();

	@BeforeEach
	void start() throws Exception {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		daemon = SessionDaemon.start();
		session = open(Access.READ_WRITE);
		guest = session.defineDomain(EchoGuest.write(folder, "echo"), null);
		session.startDomain(guest, null);
	}

	@AfterEach
	void end() throws IOException {
		threads.shutdownNow();
		if (session != null) {
			session.close();
		}
		if (daemon != null) {
			daemon.close();
		}
	}

	private HypervisorSession open(Access access) throws HypervisorException {
		return TestHost.open(daemon.uri(), access);
	}

	private DomainConsole console(ConsoleOption... options) throws HypervisorException {
		return session.consoles().open(guest, null, Set.of(options), null);
	}

	private <R> R inTime(Callable<R> call) throws Exception {
		Future<R> future = threads.submit(call);
		try {
			return future.get(SECONDS, TimeUnit.SECONDS);
		} catch (java.util.concurrent.ExecutionException e) {
			throw (Exception) e.getCause();
		}
	}

	/** Reads until a text was there, or to the end. */
	private String readTo(DomainConsole console, String end) throws Exception {
		StringBuilder text = new StringBuilder();
		return inTime(() -> {
			byte[] buffer = new byte[100];
			while (end == null || text.indexOf(end) < 0) {
				int count = console.read(buffer);
				if (count < 0) {
					break;
				}
				text.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
			}
			return text.toString();
		});
	}

	private void write(DomainConsole console, String text) throws Exception {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		inTime(() -> {
			console.write(bytes, 0, bytes.length);
			return null;
		});
	}

	@Test
	void whatIsWrittenComesBack() throws Exception {
		try (DomainConsole console = console()) {
			assertEquals(guest, console.domain());
			write(console, "x");
			assertTrue(readTo(console, "x").endsWith("x"));
			StringBuilder sent = new StringBuilder();
			for (int i = 0; i < 2_000; i++) {
				sent.append(i).append('\n');
			}
			Future<String> answer = threads.submit(() -> readTo(console, "1999\n"));
			write(console, sent.toString());
			assertEquals(sent.toString(), answer.get(2 * SECONDS, TimeUnit.SECONDS));
		}
	}

	@Test
	void itIsSomebodysUntilItIsTaken() throws Exception {
		try (DomainConsole first = console()) {
			HypervisorException busy = assertThrows(HypervisorException.class, this::console);
			assertEquals("Cannot open the console of echo on " + session.uri()
					+ ": operation failed: Active console session exists for this domain. Wait until whoever has it open leaves it, or take it by force.",
					busy.getMessage());
			try (DomainConsole second = console(ConsoleOption.FORCE)) {
				HypervisorException taken = assertThrows(HypervisorException.class, () -> readTo(first, null));
				assertEquals("The console of echo on " + session.uri() + " broke off: stream had I/O failure.", taken.getMessage());
				assertEquals(Code.FAILED, taken.code());
				write(second, "mine");
				assertTrue(readTo(second, "mine").endsWith("mine"));
				HypervisorException over = assertThrows(HypervisorException.class, () -> write(first, "x"));
				assertEquals("Cannot write to the console of echo on " + session.uri() + ": it ended. Open it again.", over.getMessage());
				assertEquals(Code.CLOSED, over.code());
			}
		}
	}

	@Test
	void itEndsWithTheGuest() throws Exception {
		try (DomainConsole console = console()) {
			write(console, "x");
			readTo(console, "x");
			Future<String> rest = threads.submit(() -> readTo(console, null));
			session.destroyDomain(guest, null);
			assertEquals("", rest.get(SECONDS, TimeUnit.SECONDS));
			assertEquals(Code.CLOSED, assertThrows(HypervisorException.class, () -> write(console, "x")).code());
		}
		HypervisorException off = assertThrows(HypervisorException.class, this::console);
		assertEquals(Code.WRONG_STATE, off.code());
	}

	@Test
	void aLostHostIsToldToWhoReadsAndToWhoWrites() throws Exception {
		DomainConsole console = console();
		write(console, "x");
		readTo(console, "x");
		Future<String> rest = threads.submit(() -> readTo(console, null));
		daemon.kill();
		java.util.concurrent.ExecutionException thrown = assertThrows(java.util.concurrent.ExecutionException.class, () -> rest.get(SECONDS, TimeUnit.SECONDS));
		HypervisorException lost = (HypervisorException) thrown.getCause();
		assertEquals(Code.CONNECTION_LOST, lost.code());
		assertTrue(lost.getMessage().startsWith("The console of echo on " + session.uri() + " broke off: "), lost.getMessage());
		assertThrows(HypervisorException.class, () -> write(console, "x"));
		console.close();
	}

	@Test
	void closingWakesWhoReadsAndClosingTheSessionClosesIt() throws Exception {
		DomainConsole console = console();
		Future<String> reader = threads.submit(() -> readTo(console, null));
		console.close();
		console.close();
		reader.get(SECONDS, TimeUnit.SECONDS);
		assertEquals(-1, console.read(new byte[1]));
		DomainConsole next = console();
		Future<String> nextReader = threads.submit(() -> readTo(next, null));
		session.close();
		nextReader.get(SECONDS, TimeUnit.SECONDS);
		assertEquals(Code.CLOSED, assertThrows(HypervisorException.class, () -> write(next, "x")).code());
		session = open(Access.READ_WRITE);
		console().close(); // the host let go of it, too
	}

	@Test
	void aGuestThatNeverStopsWaitsForItsReader() throws Exception {
		try (DomainConsole console = console()) {
			write(console, "x");
			readTo(console, "x");
			write(console, "#");
			long total = inTime(() -> {
				byte[] buffer = new byte[50_000];
				long sum = 0;
				while (sum < 600_000) {
					int count = console.read(buffer);
					for (int i = 0; i < count; i++) {
						assertEquals('.', buffer[i]);
					}
					sum += count;
				}
				return sum;
			});
			assertTrue(total >= 600_000);
		}
	}

	@Test
	void oneAfterTheOtherLeavesNothingOpen() throws Exception {
		console().close();
		System.gc(); // a callback that nobody held would be gone now
		long before = descriptors();
		for (int i = 0; i < 100; i++) {
			console().close();
		}
		try (DomainConsole console = console()) {
			write(console, "y");
			readTo(console, "y");
		}
		assertTrue(descriptors() <= before + 3, () -> before + " file descriptors before, " + descriptors() + " now");
	}

	private static long descriptors() {
		try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
			return open.count();
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void aChannelIsOpenedByItsNameOrItsAliasAndIsSomebodys() throws Exception {
		session.destroyDomain(guest, null);
		guest = session.defineDomain(EchoGuest.write(folder, "echo").replace("</devices>",
				"<channel type='unix'><target type='virtio' name='org.example.port'/><alias name='ua-port'/></channel></devices>").replace("<name>",
						"<uuid>" + guest.uuid() + "</uuid><name>"), null);
		session.startDomain(guest, null);
		try (DomainConsole port = session.consoles().openChannel(guest, "org.example.port", Set.of(), null)) {
			write(port, "x"); // waits in the port until a program of the guest opens it
			assertEquals(Code.FAILED, assertThrows(HypervisorException.class, () -> session.consoles().openChannel(guest, "ua-port", Set.of(), null)).code());
		}
		session.consoles().openChannel(guest, "ua-port", Set.of(), null).close();
		HypervisorException nothing = assertThrows(HypervisorException.class, () -> session.consoles().openChannel(guest, "nope", Set.of(), null));
		assertTrue(nothing.getMessage().startsWith("Cannot open the console of echo on " + session.uri() + ": "), nothing.getMessage());
	}

	@Test
	void whatCannotBeOpenedSaysWhy() throws Exception {
		HypervisorException device = assertThrows(HypervisorException.class, () -> session.consoles().open(guest, "nope", Set.of(), null));
		assertTrue(device.getMessage().startsWith("Cannot open the console of echo on " + session.uri() + ": "), device.getMessage());
		session.consoles().open(guest, "ua-first", Set.of(), null).close();
		try (HypervisorSession reader = open(Access.READ_ONLY)) {
			assertEquals(Code.READ_ONLY, assertThrows(HypervisorException.class, () -> reader.consoles().open(guest, null, Set.of(), null)).code());
		}
	}
}
