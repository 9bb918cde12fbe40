package org.gasthaus.cli.internal.validate;

import static org.gasthaus.cli.internal.validate.CommandRun.validate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The log of {@code --format sarif} has the structure that SARIF 2.1.0 asks for, as far as it uses it. */
class SarifReportTest {
	private static final String MISSPELT = "<network>\n\t<nmae>n</nmae>\n</network>\n";
	private static final String TWICE = "<domain type='kvm'><name>n</name><memory>1048576</memory><os><type arch='x86_64'>hvm</type></os><devices>"
			+ "<disk type='file'><source file='/a'/><target dev='vda' bus='virtio'/></disk>\n<disk type='file'><source file='/b'/><target dev='vda' bus='virtio'/></disk>"
			+ "</devices></domain>";
	/** The properties that the specification requires of an object, by the name under which it stands. */
	private static final Map<String, Set<String>> REQUIRED = Map.ofEntries(Map.entry("runs", Set.of("tool")), Map.entry("tool", Set.of("driver")),
			Map.entry("driver", Set.of("name")), Map.entry("rules", Set.of("id")), Map.entry("results", Set.of("message")),
			Map.entry("fixes", Set.of("artifactChanges")), Map.entry("artifactChanges", Set.of("artifactLocation", "replacements")),
			Map.entry("replacements", Set.of("deletedRegion")), Map.entry("invocations", Set.of("executionSuccessful")),
			Map.entry("toolExecutionNotifications", Set.of("message")), Map.entry("message", Set.of("text")), Map.entry("shortDescription", Set.of("text")),
			Map.entry("description", Set.of("text")), Map.entry("artifactLocation", Set.of("uri")));
	/** The properties that the specification knows, where we write some; no object may have others. */
	private static final Map<String, Set<String>> KNOWN = Map.of("", Set.of("$schema", "version", "runs"), "runs",
			Set.of("tool", "columnKind", "newlineSequences", "originalUriBaseIds", "invocations", "results"), "results",
			Set.of("ruleId", "ruleIndex", "level", "message", "locations", "fixes"), "region", Set.of("startLine", "startColumn", "endLine", "endColumn"),
			"deletedRegion", Set.of("startLine", "startColumn", "endLine", "endColumn"), "replacements", Set.of("deletedRegion", "insertedContent"),
			"artifactLocation", Set.of("uri", "uriBaseId"), "insertedContent", Set.of("text"), "rules", Set.of("id", "shortDescription"));
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
	void aFindingIsAResultWithPlaceRuleAndFix() throws IOException {
		write("d/n.xml", MISSPELT);
		write("d/t.xml", TWICE);
		JsonObject run = run(1, "d");
		JsonArray results = run.getAsJsonArray("results");
		assertEquals(2, results.size());
		JsonObject first = results.get(0).getAsJsonObject();
		assertEquals("schema.unknown-element error", first.get("ruleId").getAsString() + ' ' + first.get("level").getAsString());
		JsonObject place = first.getAsJsonArray("locations").get(0).getAsJsonObject().getAsJsonObject("physicalLocation");
		assertEquals("{\"artifactLocation\":{\"uri\":\"d/n.xml\",\"uriBaseId\":\"%SRCROOT%\"},"
				+ "\"region\":{\"startLine\":2,\"startColumn\":3,\"endLine\":2,\"endColumn\":7}}", place.toString());
		assertEquals("[{\"deletedRegion\":{\"startLine\":2,\"startColumn\":3,\"endLine\":2,\"endColumn\":7},\"insertedContent\":{\"text\":\"name\"}},"
				+ "{\"deletedRegion\":{\"startLine\":2,\"startColumn\":11,\"endLine\":2,\"endColumn\":15},\"insertedContent\":{\"text\":\"name\"}}]",
				first.getAsJsonArray("fixes").get(0).getAsJsonObject().getAsJsonArray("artifactChanges").get(0).getAsJsonObject().get("replacements").toString());
		JsonArray rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
		for (JsonElement result : results) {
			int index = result.getAsJsonObject().get("ruleIndex").getAsInt();
			assertEquals(result.getAsJsonObject().get("ruleId"), rules.get(index).getAsJsonObject().get("id"));
			assertFalse(rules.get(index).getAsJsonObject().getAsJsonObject("shortDescription").get("text").getAsString().contains("{"));
		}
		assertTrue(run.getAsJsonArray("invocations").get(0).getAsJsonObject().get("executionSuccessful").getAsBoolean());
		assertEquals(folder.toRealPath(), Path.of(URI.create(run.getAsJsonObject("originalUriBaseIds").getAsJsonObject("%SRCROOT%").get("uri").getAsString())).toRealPath());
	}

	@Test
	void nothingFoundIsAnEmptyListOfResults() throws IOException {
		write("n.xml", "<network><name>n</name></network>");
		assertTrue(run(0, "n.xml").getAsJsonArray("results").isEmpty());
	}

	@Test
	void whatCouldNotBeCheckedIsANotification() throws IOException {
		write("n.xml", MISSPELT);
		JsonObject invocation = run(2, "nix.xml", "n.xml").getAsJsonArray("invocations").get(0).getAsJsonObject();
		assertFalse(invocation.get("executionSuccessful").getAsBoolean());
		assertEquals("Cannot check nix.xml: there is no such file. Check the name.", invocation.getAsJsonArray("toolExecutionNotifications").get(0).getAsJsonObject()
				.getAsJsonObject("message").get("text").getAsString());
	}

	@Test
	void oddNamesAndFilesElsewhereHaveProperAddresses() throws IOException {
		write("a b:c#%\u00fc.xml", MISSPELT);
		assertEquals("a%20b%3Ac%23%25%C3%BC.xml", uri(run(1, "a b:c#%\u00fc.xml")));
		Path elsewhere = Files.createDirectory(folder.resolve("w"));
		write("n.xml", MISSPELT);
		JsonObject log = JsonParser.parseString(validate(elsewhere, "--format", "sarif", "../n.xml").exits(1).out()).getAsJsonObject();
		String uri = uri(log.getAsJsonArray("runs").get(0).getAsJsonObject());
		assertTrue(uri.startsWith("file:///") && uri.endsWith("/n.xml") && !uri.contains(".."), uri);
	}

	@Test
	void gitHubGetsOneCommandForEachFinding() throws IOException {
		write("a,b.xml", MISSPELT);
		validate(folder, "--format", "github", "a,b.xml").exits(1).printsStarting(
				"::error file=a%2Cb.xml,line=2,col=3,endLine=2,endColumn=7,title=schema.unknown-element::'nmae' is not allowed in 'network'; did you mean 'name'?");
	}

	private static String uri(JsonObject run) {
		return run.getAsJsonArray("results").get(0).getAsJsonObject().getAsJsonArray("locations").get(0).getAsJsonObject().getAsJsonObject("physicalLocation")
				.getAsJsonObject("artifactLocation").get("uri").getAsString();
	}

	/** The only run of the log, whose structure was checked. */
	private JsonObject run(int code, String... inputs) {
		String[] arguments = new String[inputs.length + 1];
		arguments[0] = "--format=sarif";
		System.arraycopy(inputs, 0, arguments, 1, inputs.length);
		JsonObject log = JsonParser.parseString(validate(folder, arguments).exits(code).out()).getAsJsonObject();
		assertEquals("2.1.0", log.get("version").getAsString());
		verify("", log);
		assertEquals(1, log.getAsJsonArray("runs").size());
		return log.getAsJsonArray("runs").get(0).getAsJsonObject();
	}

	private static void verify(String name, JsonElement element) {
		if (element.isJsonArray()) {
			element.getAsJsonArray().forEach(each -> verify(name, each));
		} else if (element.isJsonObject()) {
			Set<String> properties = element.getAsJsonObject().keySet();
			assertTrue(properties.containsAll(REQUIRED.getOrDefault(name, Set.of())), () -> name + " has only " + properties);
			assertTrue(!KNOWN.containsKey(name) || KNOWN.get(name).containsAll(properties), () -> name + " has " + properties);
			if (name.equals("region") || name.equals("deletedRegion")) {
				element.getAsJsonObject().entrySet().forEach(number -> assertTrue(number.getValue().getAsInt() >= 1, name));
			}
			element.getAsJsonObject().entrySet().forEach(property -> verify(property.getKey(), property.getValue()));
		} else if (name.equals("level")) {
			assertTrue(Set.of("none", "note", "warning", "error").contains(element.getAsString()));
		}
	}

	private void write(String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}
}
