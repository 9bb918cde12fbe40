package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shape of a JSON answer is that of its command, whatever the names and texts in it are and however many. */
@Tag("live")
class JsonShapesLiveTest {
	@TempDir
	Path folder;

	private final Locale before = Locale.getDefault();
	private String uri = "test:///default";

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(before);
	}

	private void host(String... texts) throws Exception {
		StringBuilder xml = new StringBuilder("<node>");
		for (String text : texts) {
			xml.append(text);
		}
		uri = "test://" + Files.writeString(folder.resolve("host.xml"), xml.append("</node>"));
	}

	private static String domain(String name, String description) {
		return "<domain type='test'><name>" + name + "</name><description>" + description + "</description><memory>1024</memory><os><type>hvm</type></os></domain>";
	}

	/** Without the blanks between its parts. */
	private String json(int code, String... words) {
		String[] all = new String[words.length + 3];
		all[0] = "-c";
		all[1] = uri;
		all[2] = "--json";
		System.arraycopy(words, 0, all, 3, words.length);
		Outcome outcome = Outcome.ofGasthaus(folder, all);
		assertEquals("", outcome.err());
		assertEquals(code, outcome.code(), outcome.out());
		return outcome.out().replaceAll("\\n\\s*", "");
	}

	@Test
	void namesAreAnArrayHoweverManyThereAre() throws Exception {
		host();
		assertEquals("[]", json(0, "list", "--name", "--all"));
		host(domain("one", ""));
		assertEquals("[\"one\"]", json(0, "list", "--name", "--all"));
		host(domain("one", ""), domain("two: 2", ""));
		assertEquals("[\"one\",\"two: 2\"]", json(0, "list", "--name", "--all"));
	}

	@Test
	void whatSomebodyWroteIsAText() throws Exception {
		host(domain("a", "Owner: Bob\nPhone: 12"), domain("b", "&lt;a/&gt;"), domain("c", "plain"));
		assertEquals("{\"text\": \"Owner: Bob\\nPhone: 12\"}", json(0, "desc", "a"));
		assertEquals("{\"text\": \"<a/>\"}", json(0, "desc", "b"));
		assertEquals("{\"text\": \"plain\"}", json(0, "desc", "c"));
	}

	@Test
	void aPoolMayBeCalledDash() throws Exception {
		host("<pool type='dir'><name>-</name><target><path>/srv</path></target></pool>");
		assertEquals("[{\"name\": \"-\",\"state\": \"active\",\"autostart\": \"no\"}]", json(0, "pool-list", "--all"));
	}

	@Test
	void numbersBehindWhatTheyAreCalled() {
		assertEquals("{\"maximumConfig\": \"2\",\"maximumLive\": \"2\",\"currentConfig\": \"2\",\"currentLive\": \"2\"}", json(0, "vcpucount", "test"));
		assertEquals("{\"text\": \"2\"}", json(0, "vcpucount", "test", "--live"));
	}

	@Test
	void whatFailedWithoutAWordIsToldByWhatWasPrinted() {
		assertEquals("{\"error\": {\"message\": \"event loop timed out\\nevents received: 0\"}}", json(1, "event", "--all", "--timeout", "1"));
	}
}
