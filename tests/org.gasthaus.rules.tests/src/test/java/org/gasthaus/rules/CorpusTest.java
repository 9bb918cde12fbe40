package org.gasthaus.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.xml.text.Finding;
import org.junit.jupiter.api.Test;

/**
 * Many definitions that are not part of the project, with what libvirt says to each. The system property {@code gasthaus.corpus} names their
 * folder, which has a {@code manifest.tsv}: path, kind, expected, fault_line, expected_error.
 */
class CorpusTest {
	/** How many definitions that libvirt accepts in its fixtures but refuses in a daemon are known: {@code docs/rules.md} names the reasons. */
	private static final int ARGUED = 2;

	@Test
	void whatLibvirtRefusesIsRecognisedAndNothingElse() throws IOException {
		String folder = System.getProperty("gasthaus.corpus", "");
		assumeTrue(!folder.isEmpty(), "1 corpus test is skipped: name the folder of the corpus with -Dgasthaus.corpus=DIR");
		RuleRunner runner = new RuleRunner();
		Map<String, List<String>> wrong = new TreeMap<>();
		int refused = 0;
		int recognised = 0;
		for (String line : Files.readAllLines(Path.of(folder, "manifest.tsv"))) {
			String[] fields = line.split("\t", -1);
			boolean valid = fields[2].startsWith("valid");
			boolean invalid = fields[2].equals("invalid-semantic");
			if (!valid && !invalid) {
				continue;
			}
			String text = new String(Files.readAllBytes(Path.of(folder, fields[0])), StandardCharsets.UTF_8);
			List<Finding> errors = runner.check(Definition.read(text)).stream().filter(Finding::isError).toList();
			if (invalid) {
				refused++;
				recognised += errors.isEmpty() ? 0 : 1;
			} else if (!errors.isEmpty()) {
				wrong.computeIfAbsent(fields[2], expected -> new ArrayList<>()).add(fields[0] + ' ' + errors);
			}
		}
		System.out.println("CorpusTest: " + recognised + " of " + refused + " refused definitions are recognised; errors on accepted ones: " + wrong);
		assertEquals(null, wrong.get("valid"));
		assertTrue(wrong.values().stream().mapToInt(List::size).sum() <= ARGUED, wrong::toString);
		assertTrue(recognised * 10 >= refused * 9, recognised + " of " + refused);
	}
}
