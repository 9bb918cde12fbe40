package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HelpTest {
	private static final List<String> COMMANDS = List.of("define", "destroy", "dominfo", "domid", "domname", "domstate", "domuuid", "dumpxml", "help",
			"hostname", "list", "net-dumpxml", "net-list", "nodeinfo", "pool-dumpxml", "pool-list", "resume", "shutdown", "start", "suspend",
			"undefine", "uri", "version");

	private final Locale before = Locale.getDefault();

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(before);
	}

	private static String out(String... arguments) {
		Outcome outcome = Outcome.ofGasthaus(Path.of(""), arguments);
		assertEquals(0, outcome.code(), outcome.err());
		assertEquals("", outcome.err());
		return outcome.out();
	}

	@Test
	void everyCommandIsListedWithASummaryAndExplained() {
		for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
			Locale.setDefault(locale);
			String all = out("help");
			for (String command : COMMANDS) {
				assertTrue(all.lines().anyMatch(line -> line.startsWith("    " + command + " ") && line.length() > 40), command);
				String one = out("help", command);
				assertTrue(one.startsWith("  NAME\n    " + command + " - "), one);
				assertTrue(one.contains("  SYNOPSIS\n    " + command), one);
				assertEquals(one, out(command, "--help"), command);
			}
		}
	}

	@Test
	void nothingAndTheOptionShowTheWhole() {
		assertEquals(out("--help"), out());
		assertTrue(out("help").startsWith(out("--help")));
	}

	@Test
	void aGroupIsListedAlone() {
		Locale.setDefault(Locale.ENGLISH);
		assertEquals(" The host (help host):\n    hostname                       the host's name\n"
				+ "    nodeinfo                       the host's hardware\n    uri                            the URI as the host names it\n"
				+ "    version                        the versions of libvirt, the hypervisor and Gasthaus\n\n", out("help", "host"));
	}

	@Test
	void ownVersionNeedsNoHost() {
		assertEquals(1, out("-c", "frob:///", "--version").lines().count());
	}
}
