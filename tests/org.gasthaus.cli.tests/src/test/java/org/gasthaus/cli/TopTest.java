package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gasthaus top}: as tables, and in a terminal. */
@Tag("live")
class TopTest {
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

	private Outcome gasthaus(String... arguments) {
		return Outcome.ofGasthaus(folder, arguments);
	}

	@Test
	void argumentsThatMakeNoSense() {
		for (String[] wrong : new String[][] { { "top", "--bogus", "error: There is no option --bogus. 'gasthaus help top' lists the options." },
				{ "top", "--batch", "0", "error: The option --batch needs a number from 1 on, not '0'." },
				{ "top", "--batch", "error: The option --batch needs a number from 1 on, not ''." },
				{ "top", "--interval", "NaN", "error: The option --interval needs seconds from 0.1 to 3600, not 'NaN'." },
				{ "top", "--once", "--interval", "0", "error: The option --interval needs seconds from 0.1 to 3600, not '0'." },
				{ "top", "--sort", "size", "error: Guests are sorted by cpu, memory, disk, network, name or host, not by 'size'." },
				{ "top", "--once", "test:///default", "error: The host test:///default is named twice." },
				{ "top", "error: top needs a terminal. --once or --batch N prints tables without one." } }) {
			Outcome outcome = gasthaus(java.util.Arrays.copyOf(wrong, wrong.length - 1));
			assertEquals(new Outcome(1, "", wrong[wrong.length - 1] + "\n"), outcome);
		}
		assertTrue(gasthaus("top", "--help").out().contains("--interval SECONDS"));
	}

	@Test
	void aDriverWithoutStatisticsShowsWhatItHasAndSaysSo() {
		Outcome outcome = gasthaus("top", "--once", "--interval", "0.1");
		assertEquals(0, outcome.code());
		assertEquals("test:///default counts neither disks nor networks of all guests at once.\n", outcome.err());
		assertTrue(outcome.out().matches("NAME  STATE .* SENT/s\\ntest  running +[0-9]+\\.[0-9] +[0-9.]+[MG] +- +- +- +-\\n"), outcome.out());
	}

	@Test
	void aHostThatIsNotThereIsTold() {
		Outcome outcome = gasthaus("top", "--once", "test:///no/such/file.xml");
		assertEquals(1, outcome.code());
		assertTrue(outcome.err().contains("Cannot connect to test:///no/such/file.xml"), outcome.err());
		assertEquals("", outcome.out());
	}

	@Test
	void tablesAndObjectsOfTwoRealHosts() throws IOException {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		Path guest = Files.writeString(folder.resolve("guest.xml"), SessionDaemon.guest("busy").replace("</devices>", "<interface type='user'/></devices>"));
		try (SessionDaemon one = SessionDaemon.start(); SessionDaemon two = SessionDaemon.start()) {
			assertEquals(0, gasthaus("-c", one.uri(), "create", guest.toString()).code());
			Outcome tables = gasthaus("-c", one.uri(), "top", two.uri(), "--batch", "2", "--interval", "0.1", "--sort", "name");
			assertEquals("", tables.err());
			assertEquals(0, tables.code());
			List<String> lines = tables.out().lines().toList();
			assertEquals(5, lines.size(), tables.out());
			assertTrue(lines.get(1).matches("busy  " + java.util.regex.Pattern.quote(one.uri()) + " +running +[0-9.]+ +32M +0 +0 +[-0-9.KM]+ +[-0-9.KM]+"), lines.get(1));
			assertEquals(0, gasthaus("-c", two.uri(), "create", guest.toString()).code());
			Outcome json = gasthaus("-c", one.uri(), "top", two.uri(), "--once", "--interval", "0.1", "--json");
			assertEquals(1, json.out().lines().count());
			assertTrue(json.out().contains("{\"host\":\"" + two.uri() + "\",\"name\":\"busy\""), json.out());
			assertTrue(json.out().contains("\"memoryBytes\":33554432,"), json.out());
			assertTrue(json.out().endsWith("\"problems\":[]}\n"), json.out());
			two.kill();
			Outcome lost = gasthaus("-c", one.uri(), "top", two.uri(), "--once", "--interval", "0.1");
			assertEquals(1, lost.code());
			assertTrue(lost.err().contains("Cannot connect to " + two.uri()), lost.err());
			two.restart();
		}
	}

	@Test
	void inATerminalItSortsFollowsTheWindowAndLeavesIt() throws IOException, InterruptedException {
		Path tty = folder.resolve("tty");
		Path code = folder.resolve("code");
		String line = "stty cols 100 rows 12; tty >" + tty + "; " + Terminal.gasthaus(folder) + " top --interval 1; echo $? >" + code + "; stty -a";
		try (Terminal terminal = new Terminal(line, Map.of())) {
			terminal.until("q: quit");
			assertTrue(terminal.said().contains("guests: 1  test:///default  by cpu"), terminal.said());
			assertTrue(terminal.said().contains("\u001b[?1049h"), "it fills a screen of its own");
			terminal.type("m");
			terminal.until("by memory");
			Await.until("a tick with a rate", () -> terminal.said().matches("(?s).*test  running +[0-9]+\\.[0-9] .*"));
			assertEquals(0, new ProcessBuilder("stty", "-F", Files.readString(tty).strip(), "cols", "20", "rows", "8").start().waitFor());
			int from = terminal.said().length();
			Await.until("the page is as wide as the window", () -> terminal.said().substring(from).contains("NAME  STATE        \u001b[K"));
			terminal.type("q");
			terminal.exit();
			assertEquals("0", Files.readString(code).strip());
			assertTrue(terminal.said().contains("\u001b[?1049l"), "the screen of before is back");
			String modes = terminal.said().substring(terminal.said().lastIndexOf("speed")).replaceAll("\\s+", " ");
			assertTrue(modes.contains(" icanon") && modes.contains(" echo ") && modes.contains(" isig"), modes);
		}
	}
}
