package org.gasthaus.xml.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.gasthaus.xml.check.DefinitionMender.Mended;
import org.gasthaus.xml.schema.DefinitionChecker;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlDecoder.Decoded;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many definitions that are not part of the project, with what libvirt says to each. The system property {@code gasthaus.corpus} names their
 * folder, which has a {@code manifest.tsv}: path, kind, expected, fault_line, expected_error. (That syntax and schema have the verdict of
 * xmllint for each is tested where they are.)
 */
class CorpusTest {
	private static List<Entry> entries;
	private static Schemas schemas;
	private static DefinitionCheck check;

	private record Entry(String name, String expected, int faultLine, String fault, Decoded decoded) {
	}

	/** Before each test, so that the report of each says why it was skipped; read once. */
	@BeforeEach
	void readManifest() throws Exception {
		if (entries != null) {
			return;
		}
		String folder = System.getProperty("gasthaus.corpus", "");
		assumeTrue(!folder.isEmpty(), "no corpus: name the folder of the corpus with -Dgasthaus.corpus=DIR");
		List<Entry> read = new ArrayList<>();
		for (String line : Files.readAllLines(Path.of(folder, "manifest.tsv"))) {
			String[] fields = line.split("\t", -1);
			if (!fields[0].equals("path")) {
				read.add(new Entry(fields[0], fields[2], fields[3].isEmpty() ? 0 : Integer.parseInt(fields[3]), fields[4],
						XmlDecoder.decode(Files.readAllBytes(Path.of(folder, fields[0])))));
			}
		}
		schemas = new Schemas(SchemaSource.standard());
		check = new DefinitionCheck(schemas);
		entries = read;
	}

	@Test
	void whatLibvirtAcceptsHasNoErrorAndWhatItRefusesIsRecognised() throws Exception {
		List<String> wrong = new ArrayList<>();
		List<String> missed = new ArrayList<>();
		int accepted = 0;
		int refused = 0;
		for (Entry entry : entries) {
			if (entry.expected.equals("valid")) {
				accepted++;
				found(entry).stream().filter(Finding::isError).forEach(error -> wrong.add(entry.name + ' ' + error));
			} else if (entry.expected.equals("invalid-semantic")) {
				refused++;
				if (found(entry).stream().noneMatch(Finding::isError)) {
					missed.add(entry.name);
				}
			}
		}
		System.out.println("CorpusTest: " + accepted + " accepted definitions; " + (refused - missed.size()) + " of " + refused + " refused ones recognised, not " + missed);
		assertEquals(List.of(), wrong);
		assertTrue(missed.size() * 10 <= refused, missed::toString);
	}

	@Test
	void whatSyntaxAndSchemaSayIsNotChangedByTheRules() throws Exception {
		DefinitionChecker before = new DefinitionChecker(schemas);
		for (Entry entry : entries) {
			List<Finding> own = before.check(entry.decoded, XmlTree.of(entry.decoded.text()));
			List<Finding> all = found(entry);
			assertEquals(own, all.stream().filter(finding -> !finding.code().startsWith("rule.")).toList(), entry.name);
			if (own.stream().anyMatch(Finding::isError)) {
				assertEquals(own, all, entry.name);
			}
		}
	}

	@Test
	void theFirstErrorOfAMutantIsInTheLineOfTheFault() throws Exception {
		int refused = 0;
		List<String> elsewhere = new ArrayList<>();
		for (Entry entry : entries) {
			List<Finding> errors = entry.expected.equals("mutant") ? found(entry).stream().filter(Finding::isError).toList() : List.of();
			if (!errors.isEmpty()) {
				refused++;
				int line = new LineMap(entry.decoded.text()).position(errors.get(0).offset()).line();
				if (line != entry.faultLine) {
					elsewhere.add(entry.name + " line " + line + ": " + errors.get(0));
				}
			}
		}
		System.out.println("CorpusTest: " + (refused - elsewhere.size()) + " of " + refused + " refused mutants have their first error in the line");
		assertTrue(refused > 0 && elsewhere.size() * 100 <= refused, elsewhere::toString);
	}

	@Test
	void misspeltNamesAreMended() throws Exception {
		DefinitionMender mender = new DefinitionMender(check);
		int misspelt = 0;
		int mended = 0;
		for (Entry entry : entries) {
			if (entry.expected.equals("mutant") && entry.fault.contains("-typo: ") && found(entry).stream().anyMatch(Finding::isError)) {
				misspelt++;
				Mended result = mender.mend(entry.decoded.text(), Finding::isError);
				mended += result.left().stream().noneMatch(Finding::isError) ? 1 : 0;
			}
		}
		System.out.println("CorpusTest: " + mended + " of " + misspelt + " definitions with a misspelt name are without errors when mended");
		assertTrue(mended * 100 >= misspelt * 95, mended + " of " + misspelt);
	}

	@Test
	void mendingNeverMakesMoreErrors() throws Exception {
		DefinitionMender mender = new DefinitionMender(check);
		for (Entry entry : entries) {
			List<Finding> before = check.check(entry.decoded.text());
			if (entry.expected.startsWith("invalid") && before.stream().anyMatch(Finding::isError)) {
				List<Finding> left = mender.mend(entry.decoded.text(), Finding::isError).left();
				assertTrue(left.stream().filter(Finding::isError).count() <= before.stream().filter(Finding::isError).count()
						|| before.stream().anyMatch(finding -> finding.isError() && !finding.code().startsWith("rule.")), () -> entry.name + left);
			}
		}
	}

	private static List<Finding> found(Entry entry) throws Exception {
		return check.check(entry.decoded, XmlTree.of(entry.decoded.text()));
	}
}
