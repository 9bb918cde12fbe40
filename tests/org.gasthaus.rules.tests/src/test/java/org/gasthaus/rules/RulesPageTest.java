package org.gasthaus.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import org.junit.jupiter.api.Test;

/** The table of codes in {@code docs/rules.md} is the list of codes. {@code -Dgasthaus.write=true} writes it anew. */
class RulesPageTest {
	private static final Path PAGE = Path.of("..", "..", "docs", "rules.md");
	private static final String START = "<!-- codes: written by RulesPageTest -->";

	@Test
	void theTableIsTheListOfCodes() throws IOException {
		ResourceBundle english = ResourceBundle.getBundle("org.gasthaus.rules.messages", Locale.ROOT, RuleCodes.class.getClassLoader());
		List<String> table = new ArrayList<>(List.of("", "| code | sentence |", "|---|---|"));
		for (String code : RuleCodes.all()) {
			table.add("| `" + code + "` | " + english.getString(code).replace("''", "'").replace("|", "\\|").replace("<", "&lt;") + " |");
		}
		List<String> page = Files.readAllLines(PAGE);
		int start = page.indexOf(START);
		if (Boolean.getBoolean("gasthaus.write")) {
			List<String> written = new ArrayList<>(page.subList(0, start + 1));
			written.addAll(table);
			Files.write(PAGE, written);
			page = written;
		}
		assertEquals(table, page.subList(start + 1, page.size()));
	}
}
