package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How each command is written, beside what virsh's help says of its own, and what each says when its arguments are missing. */
@Tag("live")
class VirshSyntaxLiveTest {
	private static final Pattern COMMAND = Pattern.compile("(?m)^    ([a-z][a-z0-9-]*) ");

	@TempDir
	Path folder;

	private final Locale before = Locale.getDefault();

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients)");
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(before);
	}

	private List<String> commands() throws Exception {
		List<String> commands = COMMAND.matcher(Outcome.ofVirsh(folder, "help").out()).results().map(found -> found.group(1)).distinct().sorted().toList();
		assertTrue(commands.size() > 250, commands.toString());
		return commands;
	}

	/** The synopsis and how each option is given, without what they are for. */
	private static String grammar(String help) {
		List<String> lines = help.lines().toList();
		int options = lines.indexOf("  OPTIONS");
		String first = lines.get(lines.indexOf("  SYNOPSIS") + 1).strip();
		return options < 0 ? first : first + '\n' + lines.subList(options + 1, lines.size()).stream().filter(line -> line.startsWith("    "))
				.map(line -> line.strip().replaceFirst("^(\\[?-*[\\w-]+\\]?( <\\w+>)?|<\\w+>) .*", "$1")).collect(Collectors.joining("\n"));
	}

	@Test
	void everyCommandIsWrittenAsVirshs() throws Exception {
		List<String> differences = new ArrayList<>();
		for (String command : commands()) {
			String virsh = grammar(Outcome.ofVirsh(folder, "help", command).out());
			String own = grammar(Outcome.ofGasthaus(folder, "help", command).out());
			if (!virsh.equals(own)) {
				differences.add(command + ":\n" + virsh + "\n--- and not\n" + own);
			}
		}
		assertEquals("", String.join("\n\n", differences));
	}

	@Test
	void whatIsMissingIsNamedAsVirshNamesIt() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		List<String> differences = new ArrayList<>();
		int compared = 0;
		for (String command : commands()) {
			String synopsis = grammar(Outcome.ofVirsh(folder, "help", command).out()).lines().findFirst().orElse("");
			if (!synopsis.matches(".*( <|\\{\\[--).*")) {
				continue; // needs nothing, and would be done
			}
			String virsh = named(Outcome.ofVirsh(folder, "-q", "-r", "-c", "test:///default", command).err());
			String own = named(Outcome.ofGasthaus(folder, "-q", "-r", "-c", "test:///default", command).err());
			if (!virsh.equals(own)) {
				differences.add(virsh + "\n--- and not\n" + own);
			}
			compared++;
		}
		assertTrue(compared > 150, compared + " commands");
		assertEquals("", String.join("\n\n", differences));
	}

	private static String named(String err) {
		return err.lines().filter(line -> line.contains(" requires ")).sorted().collect(Collectors.joining("\n"));
	}
}
