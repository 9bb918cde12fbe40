package org.gasthaus.xml.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlDecoder.Decoded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks many definitions that are not part of the project against xmllint and against known faults. The system property
 * {@code gasthaus.corpus} names their folder, which has a {@code manifest.tsv}: path, kind, expected, fault_line, expected_error.
 */
class CorpusTest {
	private static final String DEVICES = "disk controller lease filesystem interface input sound audio hostdev graphic video console"
			+ " parallel serial channel smartcard hub redirdev redirfilter rng tpm shmem memorydev watchdog memballoon nvram panic iommu vsock";

	private static List<Entry> entries;
	private static DefinitionChecker checker;

	private record Entry(Path file, DocumentKind kind, String expected, String fault, int faultLine) {
	}

	/** Before each test, so that the report of each says why it was skipped; read once. */
	@BeforeEach
	void readManifest() throws Exception {
		if (entries != null) {
			return;
		}
		String folder = System.getProperty("gasthaus.corpus", "");
		assumeTrue(!folder.isEmpty(), "no corpus: name the folder of the corpus with -Dgasthaus.corpus=DIR");
		assumeTrue(Files.isDirectory(SchemaSource.LOCAL_HOST), "no corpus test: the schemas of the package libvirt0 are missing");
		List<Entry> read = new ArrayList<>();
		for (String line : Files.readAllLines(Path.of(folder, "manifest.tsv"))) {
			String[] fields = line.split("\t", -1);
			if (!fields[0].equals("path")) {
				int faultLine = fields[3].isEmpty() ? 0 : Integer.parseInt(fields[3]);
				read.add(new Entry(Path.of(folder, fields[0]), kind(fields[1]), fields[2], fields[4], faultLine));
			}
		}
		checker = new DefinitionChecker(new Schemas(SchemaSource.folder(SchemaSource.LOCAL_HOST)));
		entries = read;
	}

	@Test
	void theVerdictIsThatOfXmllintOnEveryFile(@TempDir Path scratch) throws Exception {
		Map<DocumentKind, List<Path>> files = new TreeMap<>();
		for (Entry entry : entries) {
			files.computeIfAbsent(entry.kind, kind -> new ArrayList<>()).add(entry.file);
		}
		List<String> different = new ArrayList<>();
		int compared = 0;
		for (Map.Entry<DocumentKind, List<Path>> group : files.entrySet()) {
			Map<Path, Boolean> verdicts = xmllint(schemaFor(group.getKey(), scratch), group.getValue());
			for (Path file : group.getValue()) {
				List<Finding> findings = checker.check(decoded(file));
				compared++;
				if (verdicts.get(file) != findings.stream().noneMatch(Finding::isError)) {
					different.add(file + " xmllint: " + verdicts.get(file) + " ours: " + findings);
				}
			}
		}
		assertEquals(List.of(), different);
		assertEquals(entries.size(), compared);
		System.out.println("CorpusTest: " + compared + " files have the verdict of xmllint");
	}

	@Test
	void theFirstErrorOfAMutantIsInTheLineOfTheFault() throws Exception {
		int refused = 0;
		List<String> elsewhere = new ArrayList<>();
		for (Entry entry : mutants()) {
			Decoded text = decoded(entry.file);
			List<Finding> findings = checker.check(text);
			if (findings.isEmpty()) {
				continue;
			}
			refused++;
			int line = new LineMap(text.text()).position(findings.get(0).offset()).line();
			if (line != entry.faultLine) {
				elsewhere.add(entry + " line " + line + ": " + findings.get(0));
			}
		}
		System.out.println("CorpusTest: " + (refused - elsewhere.size()) + " of " + refused + " refused mutants have their first error in the line");
		assertTrue(elsewhere.size() * 100 <= refused, elsewhere::toString);
	}

	@Test
	void theFirstFixOfAMisspeltNameBringsBackTheName() throws Exception {
		int misspelt = 0;
		List<String> wrong = new ArrayList<>();
		for (Entry entry : mutants()) {
			int arrow = entry.fault.indexOf("->");
			if (!entry.fault.contains("-typo: ") || arrow < 0) {
				continue;
			}
			String right = entry.fault.substring(entry.fault.indexOf(": ") + 2, arrow);
			List<Finding> findings = checker.check(decoded(entry.file));
			if (findings.isEmpty()) {
				continue;
			}
			misspelt++;
			List<TextEdit> edits = findings.get(0).fixes().isEmpty() ? List.of() : findings.get(0).fixes().get(0).edits();
			if (edits.isEmpty() || !edits.get(0).text().equals(right) || findings.size() > 1) {
				wrong.add(entry.fault + " " + entry.file.getFileName() + " " + findings);
			}
		}
		System.out.println("CorpusTest: " + (misspelt - wrong.size()) + " of " + misspelt + " misspelt names are brought back, as the only finding");
		assertTrue(wrong.size() * 50 <= misspelt, () -> wrong.size() + " of them: " + wrong);
	}

	private static List<Entry> mutants() {
		return entries.stream().filter(entry -> entry.expected.equals("mutant")).toList();
	}

	private static Decoded decoded(Path file) throws IOException {
		return XmlDecoder.decode(Files.readAllBytes(file));
	}

	private static DocumentKind kind(String name) {
		return switch (name) {
		case "domain" -> DocumentKind.DOMAIN;
		case "network" -> DocumentKind.NETWORK;
		case "storagepool" -> DocumentKind.STORAGE_POOL;
		case "storagevol" -> DocumentKind.STORAGE_VOLUME;
		case "nwfilter" -> DocumentKind.NETWORK_FILTER;
		case "nwfilterbinding" -> DocumentKind.NETWORK_FILTER_BINDING;
		case "nodedev" -> DocumentKind.NODE_DEVICE;
		case "device" -> DocumentKind.DEVICE;
		case "capability" -> DocumentKind.CAPABILITIES;
		case "domaincaps" -> DocumentKind.DOMAIN_CAPABILITIES;
		case "domainsnapshot" -> DocumentKind.DOMAIN_SNAPSHOT;
		case "domaincheckpoint" -> DocumentKind.DOMAIN_CHECKPOINT;
		case "domainbackup" -> DocumentKind.DOMAIN_BACKUP;
		case "interface" -> DocumentKind.HOST_INTERFACE;
		case "networkport" -> DocumentKind.NETWORK_PORT;
		case "secret" -> DocumentKind.SECRET;
		default -> throw new IllegalArgumentException(name);
		};
	}

	/** libvirt has no schema for single devices: xmllint gets one that starts with the devices of a domain. */
	private static Path schemaFor(DocumentKind kind, Path scratch) throws IOException {
		if (kind != DocumentKind.DEVICE) {
			return SchemaSource.LOCAL_HOST.resolve(kind.schemaFile());
		}
		StringBuilder schema = new StringBuilder("<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><choice>");
		for (String device : DEVICES.split(" ")) {
			schema.append("<ref name='").append(device).append("'/>");
		}
		schema.append("</choice></start><include href='").append(SchemaSource.LOCAL_HOST.resolve("domainoverrides.rng").toUri())
				.append("'/></grammar>");
		return Files.writeString(scratch.resolve("device.rng"), schema);
	}

	private static Map<Path, Boolean> xmllint(Path schema, List<Path> files) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("xmllint", "--noout", "--relaxng", schema.toString()));
		files.forEach(file -> command.add(file.toString()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		process.waitFor();
		Map<Path, Boolean> verdicts = new HashMap<>();
		for (Path file : files) {
			verdicts.put(file, false);
		}
		output.lines().filter(line -> line.endsWith(" validates"))
				.forEach(line -> verdicts.put(Path.of(line.substring(0, line.length() - " validates".length())), true));
		return verdicts;
	}
}
