package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HelpTest {
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
			List<String> commands = commandsOfVirsh(all);
			assertTrue(commands.size() > 80, all);
			for (String command : commands) {
				assertTrue(all.lines().anyMatch(line -> line.startsWith("    " + command + " ") && line.length() > 40), command);
				String one = out("help", command);
				assertTrue(one.startsWith("  NAME\n    " + command + " - "), one);
				assertTrue(one.contains("  SYNOPSIS\n    " + command), one);
				assertEquals(one, out(command, "--help"), command);
			}
		}
	}

	/** Those of the group "own" have help of another form. */
	private static List<String> commandsOfVirsh(String help) {
		String text = help.substring(0, help.indexOf("(help own)"));
		return text.substring(text.indexOf("(help domain)")).lines().filter(line -> line.matches("    [a-z].+")).map(line -> line.strip().split(" ")[0]).toList();
	}

	@Test
	void thePageListsTheSameCommands() throws IOException {
		Path page = Path.of("../../docs/cli.md");
		String row = Files.readAllLines(page).stream().filter(line -> line.startsWith("| as virsh |")).findFirst().orElseThrow();
		List<String> listed = Pattern.compile("`([a-z-]+)`").matcher(row).results().map(match -> match.group(1)).filter(name -> !name.equals("help")).toList();
		assertEquals(commandsOfVirsh(out("--help")), listed);
	}

	@Test
	void nothingAndTheOptionShowTheWhole() {
		assertEquals(out("--help"), out());
		assertTrue(out("help").startsWith(out("--help")));
	}

	@Test
	void aGroupIsListedAlone() {
		Locale.setDefault(Locale.ENGLISH);
		assertEquals(" Secrets (help secret):\n"
				+ "    secret-define                  store the definition of a secret, new or changed\n"
				+ "    secret-dumpxml                 the definition of a secret, without its value\n"
				+ "    secret-event                   wait for events of secrets\n"
				+ "    secret-get-value               print the value of a secret\n"
				+ "    secret-list                    list secrets\n"
				+ "    secret-set-value               give a secret a value\n"
				+ "    secret-undefine                remove a secret and its value\n" + "\n", out("help", "secret"));
	}

	@Test
	void ownVersionNeedsNoHost() {
		assertEquals(1, out("-c", "frob:///", "--version").lines().count());
	}
}
