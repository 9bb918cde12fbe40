package org.gasthaus.cli.internal.validate;

import static org.gasthaus.cli.internal.validate.CommandRun.validate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class ValidateCommandTest {
	private static final String NETWORK = "<network>\n  <name>n</name>\n</network>\n";
	private static final String MISSPELT = "<network>\n\t<nmae>n</nmae>\n</network>\n";
	private static final String MISSPELT_LINE = ":2:3: error: 'nmae' is not allowed in 'network'; did you mean 'name'?";
	private static final Locale BEFORE = Locale.getDefault();

	@TempDir
	Path folder;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterAll
	static void speakAsBefore() {
		Locale.setDefault(BEFORE);
	}

	@Test
	void aGoodDefinitionIsOneLineOnTheErrorOutput() throws IOException {
		write("n.xml", NETWORK);
		validate(folder, "n.xml").exits(0).prints().complains("1 definition checked, no errors");
	}

	@Test
	void aFindingIsOneLineWithItsPlaceAndCode() throws IOException {
		write("n.xml", MISSPELT);
		CommandRun run = validate(folder, "n.xml").exits(1).printsStarting("n.xml" + MISSPELT_LINE)
				.complains("1 checked, 1 with an error");
		assertEquals("[schema.unknown-element]\n", run.out().substring(run.out().lastIndexOf('[')));
		assertEquals(1, run.out().lines().count());
	}

	@Test
	void foldersAreSearchedInTheOrderOfNames() throws IOException {
		write("d/b.xml", MISSPELT);
		write("d/a/z.xml", MISSPELT);
		write("d/c.txt", "no definition");
		CommandRun run = validate(folder, "d").exits(1).complains("2 checked, 2 with errors, 2 errors in all");
		assertEquals("d/a/z.xml d/b.xml", String.join(" ", run.out().lines().map(line -> line.substring(0, line.indexOf(':'))).toList()));
	}

	@Test
	void aFolderWithoutDefinitionsCouldNotBeChecked() throws IOException {
		Files.createDirectory(folder.resolve("d"));
		validate(folder, "d").exits(2).complainsAbout("error: Cannot check d: there is no *.xml file in this folder.");
	}

	@Test
	void anEmptyNameIsNotTheWorkingDirectory() throws IOException {
		write("n.xml", MISSPELT);
		CommandRun run = validate(folder, "").exits(2).complainsAbout("error: Cannot check a file without a name: an argument is empty.");
		assertEquals("", run.out());
	}

	@Test
	void aPipeInAFolderIsPassedOver() throws Exception {
		write("d/a.xml", MISSPELT);
		assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve("d/b.xml").toString()).start().waitFor());
		validate(folder, "d").exits(1).complains("1 checked, 1 with an error");
	}

	@Test
	void aListThatIsCutSaysHowManyAreLeft() throws IOException {
		write("n.xml", "<domain type='nosuchkind'><name>n</name><memory>1</memory><os><type>hvm</type></os></domain>");
		String message = validate(folder, "n.xml").exits(1).out();
		int listed = message.substring(message.indexOf("xpected"), message.indexOf(" and ")).split(", ").length;
		int left = Integer.parseInt(message.replaceFirst("(?s).* and (\\d+) more.*", "$1"));
		// libvirt 9.0 has these 15 kinds of domains
		assertEquals(15, listed + left, message);
	}

	@Test
	void jsonIsOneArrayWithTheFixes() throws IOException {
		write("n.xml", MISSPELT);
		JsonArray array = JsonParser.parseString(validate(folder, "--format", "json", "n.xml").exits(1).out()).getAsJsonArray();
		assertEquals(1, array.size());
		JsonObject finding = array.get(0).getAsJsonObject();
		assertEquals("n.xml 2 3 2 7 error schema.unknown-element",
				String.join(" ", finding.get("file").getAsString(), finding.get("line").getAsString(), finding.get("column").getAsString(),
						finding.get("endLine").getAsString(), finding.get("endColumn").getAsString(), finding.get("severity").getAsString(),
						finding.get("code").getAsString()));
		JsonObject fix = finding.get("fixes").getAsJsonArray().get(0).getAsJsonObject();
		assertEquals("Change to 'name'", fix.get("title").getAsString());
		assertEquals("[{\"offset\":12,\"length\":4,\"text\":\"name\"},{\"offset\":20,\"length\":4,\"text\":\"name\"}]", fix.get("edits").toString());
	}

	@Test
	void jsonOfNothingIsAnEmptyArray() throws IOException {
		write("n.xml", NETWORK);
		assertEquals("[]", validate(folder, "--format=json", "n.xml").exits(0).out().strip());
	}

	@Test
	void aDashIsTheStandardInput() {
		InputStream before = System.in;
		System.setIn(new ByteArrayInputStream(MISSPELT.getBytes(StandardCharsets.UTF_8)));
		try {
			validate(folder, "-").exits(1).printsStarting("<stdin>" + MISSPELT_LINE);
		} finally {
			System.setIn(before);
		}
	}

	@Test
	void aMissingFileIsReportedAndTheOthersAreChecked() throws IOException {
		write("n.xml", MISSPELT);
		validate(folder, "nix.xml", "n.xml").exits(2).printsStarting("n.xml" + MISSPELT_LINE).complains(
				"error: Cannot check nix.xml: there is no such file. Check the name.",
				"1 checked, 1 with an error; 1 could not be checked");
	}

	@Test
	void aFileThatCannotBeReadIsReported() {
		// reading this one fails for everybody, also for root
		validate(folder, "/proc/self/mem").exits(2).complainsAbout("error: Cannot check /proc/self/mem: it cannot be read (");
		assertEquals("Cannot check secret.xml: reading it is not permitted. Check its permissions.",
				InputCollector.sentence("secret.xml", new AccessDeniedException("secret.xml")));
	}

	@Test
	void whatIsNoXmlOrEmptyOrOfAnotherKindIsAFinding() throws IOException {
		write("text.xml", "Dear reader,\n");
		write("empty.xml", "");
		write("page.xml", "<html/>");
		validate(folder, "text.xml").exits(1).prints("text.xml:1:1: error: There is no element; this is not an XML definition. [syntax.no-root]");
		validate(folder, "empty.xml").exits(1).prints("empty.xml:1:1: error: The definition is empty. [syntax.empty]");
		validate(folder, "page.xml").exits(1).printsStarting("page.xml:1:2: error: 'html' is no libvirt definition; a definition starts with one of: domain,");
	}

	@Test
	void fiftyMegabytesAreRefusedWithoutReadingThem() throws IOException {
		try (RandomAccessFile large = new RandomAccessFile(folder.resolve("large.xml").toFile(), "rw")) {
			large.setLength(50L * 1024 * 1024);
		}
		assertTimeout(Duration.ofSeconds(10), () -> validate(folder, "large.xml").exits(1)
				.prints("large.xml:1:1: error: The definition has more than 8 MiB; it is not checked. [syntax.too-large]"));
	}

	@Test
	void externalEntitiesAreNotReadAndBombsDoNotExplode() throws IOException {
		write("secret.txt", "TOP-SECRET");
		write("xxe.xml", "<!DOCTYPE network [<!ENTITY x SYSTEM '" + folder.resolve("secret.txt").toUri() + "'>]>\n<network><name>&x;</name></network>");
		CommandRun run = validate(folder, "xxe.xml").exits(1);
		assertEquals(-1, run.out().indexOf("TOP-SECRET"));
		assertEquals("xxe.xml:2:16: error: '&x;' is an external entity; it is never fetched. Write its text here instead. [syntax.external-entity]",
				run.out().lines().skip(1).findFirst().orElseThrow());
		StringBuilder bomb = new StringBuilder("<!DOCTYPE network [<!ENTITY l0 'ha'>");
		for (int i = 1; i < 10; i++) {
			bomb.append("<!ENTITY l").append(i).append(" '").append(("&l" + (i - 1) + ";").repeat(10)).append("'>");
		}
		write("bomb.xml", bomb + "]>\n<network><name>&l9;</name></network>");
		assertTimeout(Duration.ofSeconds(10), () -> validate(folder, "bomb.xml").exits(1).printsStarting(
				"bomb.xml:2:16: error: The entities of this text expand to more than 65,536 characters or nest more than 8 deep;"));
	}

	@Test
	void schemaFoldersAreUsedOrNamedAsUnusable() throws IOException {
		write("n.xml", NETWORK);
		validate(folder, "--schema-dir", "nix", "n.xml").exits(2).complainsAbout("error: Cannot use the schema folder", "nix: there is no such folder.");
		Files.createDirectory(folder.resolve("s"));
		validate(folder, "--schema-dir", "s", "n.xml").exits(2).complainsAbout("it has no domain.rng.");
		write("s/domain.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><element name='domain'><empty/></element></start></grammar>");
		write("d.xml", "<domain/>");
		validate(folder, "--schema-dir", "s", "d.xml").exits(0);
		validate(folder, "--schema-dir", "s", "n.xml").exits(2).complainsAbout("Cannot check n.xml: There is no schema network.rng in ");
		write("s/domain.rng", "<grammar");
		validate(folder, "--schema-dir", "s", "d.xml").exits(2).complainsAbout("Cannot read the schema domain.rng of ");
	}

	@Test
	void argumentsThatMakeNoSenseExitWithTwo() {
		validate(folder).exits(2).complainsAbout("Nothing to check.");
		validate(folder, "--format", "pdf", "x.xml").exits(2).complainsAbout("There is no format 'pdf'.");
		validate(folder, "--nix", "x.xml").exits(2).complainsAbout("There is no option --nix.");
		validate(folder, "x.xml", "--schema-dir").exits(2).complainsAbout("The option --schema-dir needs a value after it.");
	}

	@Test
	void theHelpShowsTheOptions() {
		validate(folder, "--help").exits(0).printsStarting("gasthaus validate [--format FORMAT] [--set] [--schema-dir DIR] FILE|DIR...\n\n  Checks ");
	}

	@Test
	void afterTwoDashesThereAreFilesOnly() throws IOException {
		write("--format", NETWORK);
		validate(folder, "--", "--format").exits(0);
	}

	@Test
	void whatTheSchemaAcceptsAndLibvirtRefusesIsFound() throws IOException {
		write("d.xml", domain("n", "/a").replace("<vcpu>1", "<vcpu current='4'>2"));
		validate(folder, "d.xml").exits(1).prints("d.xml:1:73: error: Current vCPUs (4) exceed the maximum (2). [rule.vcpu.current-above-maximum]");
	}

	@Test
	void definitionsOfASetAreCheckedAgainstEachOther() throws IOException {
		write("a.xml", domain("n", "/a"));
		write("b.xml", domain("n", "/a"));
		write("net.xml", "<network><name>n</name></network>");
		validate(folder, "a.xml", "b.xml", "net.xml").exits(0).prints();
		CommandRun run = validate(folder, "--set", "a.xml", "b.xml", "net.xml").exits(1).complains("3 checked, 1 with errors, 2 errors in all");
		assertEquals("b.xml rule.set.name b.xml rule.set.disk", String.join(" ",
				run.out().lines().map(line -> line.substring(0, line.indexOf(':')) + ' ' + line.substring(line.lastIndexOf('[') + 1, line.length() - 1)).toList()));
	}

	@Test
	void aFileThatIsNamedTwiceIsNoSet() throws IOException {
		write("a.xml", domain("n", "/a"));
		Files.createSymbolicLink(folder.resolve("link.xml"), Path.of("a.xml"));
		validate(folder, "--set", "a.xml", "./a.xml", "link.xml", ".").exits(0).complains("1 definition checked, no errors");
	}

	@Test
	void aLargeSetIsCheckedTogetherInTheOrderOfItsNames() throws IOException {
		for (int i = 0; i < 120; i++) {
			write(String.format("d/%03d.xml", i), domain("n" + i % 119, "/" + i));
		}
		CommandRun run = validate(folder, "--set", "d").exits(1).printsStarting("d/119.xml:1:");
		assertEquals(1, run.out().lines().count());
	}

	private static String domain(String name, String disk) {
		return "<domain type='kvm'><name>" + name + "</name><memory>1048576</memory><vcpu>1</vcpu><os><type arch='x86_64'>hvm</type></os><devices>"
				+ "<disk type='file'><source file='" + disk + "'/><target dev='vda' bus='virtio'/></disk></devices></domain>";
	}

	@Test
	void manyDefinitionsKeepTheirOrder() throws IOException {
		for (int i = 0; i < 450; i++) {
			write(String.format("d/%03d.xml", i), i % 3 == 0 ? MISSPELT : NETWORK);
		}
		CommandRun run = validate(folder, "d").exits(1).complains("450 checked, 150 with errors, 150 errors in all");
		int[] expected = { 0 };
		run.out().lines().forEach(line -> {
			assertEquals(String.format("d/%03d.xml", expected[0]), line.substring(0, line.indexOf(':')));
			expected[0] += 3;
		});
	}

	private void write(String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}
}
