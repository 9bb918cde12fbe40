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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.gasthaus.core.Backends;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorEvent.DomainChange;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command for several guests, its waiting, and its answers as JSON. */
@Tag("live")
class SeveralGuestsTest {
	@TempDir
	Path folder;

	private final Locale before = Locale.getDefault();

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(before);
	}

	/** A host of the test driver with these running guests. */
	private String host(String... names) throws IOException {
		StringBuilder xml = new StringBuilder("<node>");
		for (String name : names) {
			xml.append("<domain type='test'><name>").append(name).append("</name><memory>1024</memory><os><type>hvm</type></os></domain>");
		}
		Path file = Files.writeString(folder.resolve("host.xml"), xml.append("</node>"));
		return "test://" + file;
	}

	private Outcome run(String uri, String... arguments) {
		String[] all = new String[arguments.length + 2];
		all[0] = "-c";
		all[1] = uri;
		System.arraycopy(arguments, 0, all, 2, arguments.length);
		return Outcome.ofGasthaus(folder, all);
	}

	@Test
	void aPatternNamesAllThatMatchAndTellsThemFirst() throws IOException {
		String uri = host("web1", "web2", "db1", "db2", "mail");
		assertEquals(new Outcome(0, "Domain 'web1' destroyed\nDomain 'web2' destroyed\n\n", "guests (2): web1, web2\n"), run(uri, "destroy", "web*"));
		assertEquals(new Outcome(0, "db1: running\nmail: running\n\n", "guests (2): db1, mail\n"), run(uri, "domstate", "{db1,mail}"));
		assertEquals(new Outcome(0, "db2: running\nweb2: running\n\n", "guests (2): db2, web2\n"), run(uri, "domstate", "[dw]*2"));
		assertEquals(new Outcome(0, "mail: running\n\n", "guests (1): mail\n"), run(uri, "domstate", "ma??"));
		assertEquals(new Outcome(0, "db1: running\ndb2: running\n", ""), run(uri, "-q", "domstate", "db*"));
		assertEquals(new Outcome(0, "db1: running (unknown)\n\n", "guests (1): db1\n"), run(uri, "domstate", "--reason", "--domain=db[!2]", "--parallel=1"));
	}

	@Test
	void aNameWithAStarIsAName() throws IOException {
		assertEquals(new Outcome(0, "running\n\n", ""), run(host("a*", "ab"), "domstate", "a*"));
	}

	@Test
	void aNameThatIsANumberIsNotTakenForANumber() throws IOException {
		// the second guest has the number 2, the first one the name 2
		assertEquals(new Outcome(0, "2: 1\nx: 2\n\n", "guests (2): 2, x\n"), run(host("2", "x"), "domid", "*"));
	}

	@Test
	void noneThatMatchesIsAnError() throws IOException {
		Outcome outcome = run(host("web1"), "start", "db*");
		assertEquals(1, outcome.code());
		assertTrue(outcome.err().startsWith("error: no guest matches 'db*'\nhint: "), outcome.err());
	}

	@Test
	void whatFailsIsToldAndTheOthersAreDone() throws IOException {
		String uri = host("web1", "web2");
		Outcome outcome = run(uri, "start", "web*");
		assertEquals(1, outcome.code());
		assertEquals(List.of("guests (2): web1, web2", "error: web1: Domain is already active", "error: web2: Domain is already active", "2 of 2 failed: web1, web2"),
				outcome.err().lines().filter(line -> !line.startsWith("hint:")).toList());
	}

	@Test
	void manyAtOnceStayInTheirOrder() throws IOException {
		String[] names = IntStream.range(100, 300).mapToObj(i -> "g" + i).toArray(String[]::new);
		Outcome outcome = run(host(names), "-q", "domuuid", "g*", "--parallel");
		assertEquals(List.of(names), outcome.out().lines().map(line -> line.substring(0, 4)).toList());
		assertEquals(200, outcome.out().lines().map(line -> line.substring(6)).distinct().count());
	}

	@Test
	void jsonOfATableFactsDefinitionSentenceAndNothing() throws IOException {
		String uri = host("web1");
		String web1 = "[{\"id\":1,\"name\":\"web1\",\"state\":\"running\",\"uuid\":\"UUID\",\"persistent\":true}]";
		assertEquals(web1, compact(run(uri, "list", "--json")));
		assertEquals("[]", compact(run(uri, "list", "--inactive", "--json")));
		assertEquals(web1, compact(run(uri, "-q", "list", "--json")), "quiet or not");
		assertTrue(compact(run(uri, "--json", "dominfo", "web1")).contains("\"maxMemory\":\"1024 KiB\""));
		assertEquals("{\"xml\":\"<name>web1</name>\\n\"}", compact(run(uri, "dumpxml", "web1", "--xpath", "//name", "--json")));
		assertEquals("{\"text\":\"Domain 'web1' destroyed\"}", compact(run(uri, "destroy", "web1", "--json")));
		assertEquals("{}", compact(run(uri, "-q", "setmem", "web1", "512", "--json")));
		assertEquals("[{\"domain\":\"web1\",\"result\":{\"text\":\"running\"}}]", compact(run(uri, "domstate", "*", "--json")));
		assertEquals("[{\"vcpu\":\"0\",\"cpuAffinity\":\"0-7\"}]", compact(run(uri, "vcpupin", "web1", "--json")));
	}

	@Test
	void numbersAreNumbersWhereTheirTypeIsKnown() throws IOException {
		String uri = host("7", "off");
		String seven = "[{\"domain\":\"7\",\"uuid\":\"UUID\",\"state.state\":1,\"state.reason\":0}]";
		assertEquals(seven, compact(run(uri, "domstats", "7", "--json")), "an array, also of one");
		assertEquals("[]", compact(run(uri, "domstats", "--list-inactive", "--json")));
		assertEquals("[{\"id\":null,\"name\":\"off\",\"state\":\"shut off\",\"uuid\":\"UUID\",\"persistent\":true,\"title\":\"\"}]",
				compact(run(uri, "-q", "destroy off; list --inactive --title --json")));
	}

	@Test
	void jsonOfAnError() throws IOException {
		Outcome outcome = run(host("web1"), "start", "nope", "--json");
		assertEquals(1, outcome.code());
		assertEquals("", outcome.err());
		assertTrue(compact(outcome).startsWith("{\"error\":{\"message\":\"failed to get domain 'nope'\",\"hint\":"), outcome.out());
		assertTrue(compact(run("test:///default", "attach-device", "test", host("x").substring("test://".length()), "--json")).contains("\"code\":\""), "code");
	}

	private static String compact(Outcome outcome) {
		return outcome.out().replaceAll("\\n *", "").replace("\": ", "\":").replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID");
	}

	@Test
	void waitingEndsWhenTheGuestIsThere() throws IOException {
		String uri = host("web1", "web2");
		assertEquals(0, run(uri, "shutdown", "web1", "--wait").code());
		assertEquals(0, run(uri, "suspend", "web*", "--wait=20", "--parallel").code());
	}

	@Test
	void waitingForAGuestThatDoesNotComeEndsWithItsState() throws IOException {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		try (SessionDaemon daemon = SessionDaemon.start()) {
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
			Files.writeString(folder.resolve("guest.xml"), SessionDaemon.guest("deaf"));
			assertEquals(0, run(daemon.uri(), "define", "guest.xml").code());
			assertEquals(0, run(daemon.uri(), "start", "deaf", "--wait").code());
			Outcome outcome = run(daemon.uri(), "shutdown", "deaf", "--wait=1");
			assertEquals(1, outcome.code());
			assertTrue(outcome.out().startsWith("Domain 'deaf' is being shutdown"), outcome.out());
			assertTrue(outcome.err().startsWith("error: 'deaf' has not come there within 1 s, its state is: running"), outcome.err());
			assertEquals(0, run(daemon.uri(), "destroy", "deaf", "--wait").code());
		}
	}

	@Test
	void waitingForNothingIsRefusedBeforeAnythingHappens() throws IOException {
		Outcome outcome = run(host("web1"), "setmem", "web1", "512", "--wait");
		assertEquals(1, outcome.code());
		assertTrue(outcome.err().startsWith("error: there is nothing to wait for after 'setmem'"), outcome.err());
		assertFalse(run(host("web1"), "list", "--wait=-1").err().isEmpty());
	}

	/** Somebody else's connection hears of every guest, once for its start and once for its end. */
	@Test
	void aThousandGuestsStartAndStopByOneCommandEachAndNoEventIsLost() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		int guests = 1000;
		try (SessionDaemon daemon = SessionDaemon.start();
				HypervisorSession session = Backends.onClassPath().open(ConnectionUri.parse(daemon.testUri()), Access.READ_WRITE, CredentialsPrompt.NONE, null)) {
			for (int i = 0; i < guests; i++) {
				session.defineDomain("<domain type='test'><name>g" + i + "</name><memory>1024</memory><os><type>hvm</type></os></domain>", null);
			}
			Map<DomainChange, Set<String>> heard = Map.of(DomainChange.STARTED, ConcurrentHashMap.newKeySet(), DomainChange.STOPPED, ConcurrentHashMap.newKeySet());
			AtomicInteger events = new AtomicInteger();
			try (Subscription following = session.listen(event -> {
				if (event instanceof HypervisorEvent.DomainChanged changed && heard.containsKey(changed.change())) {
					heard.get(changed.change()).add(changed.domain().name());
					events.incrementAndGet();
				}
			})) {
				Outcome started = run(daemon.testUri(), "start", "g*", "--parallel");
				assertEquals(0, started.code(), started.err());
				Outcome stopped = run(daemon.testUri(), "destroy", "g*", "--parallel");
				assertEquals(0, stopped.code(), stopped.err());
				Await.until("every event", () -> heard.values().stream().allMatch(names -> names.size() == guests));
				assertEquals(2 * guests, events.get(), "each once");
			}
		}
	}
}
