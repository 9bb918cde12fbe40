package org.gasthaus.languageserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** What the server knows of a host: of the one on the command line, of the one in the settings, of one that is not there. */
@Tag("live")
class HostLiveTest {
	private static final long PATIENCE_NANOS = 30_000_000_000L;
	private static final String GUEST = "<domain type='test'>\n  <name>a</name>\n  <memory>1</memory>\n  <os><type>hvm</type></os>\n  <devices>\n"
			+ "    <disk type='volume' device='disk'><source pool='' volume=''/><target dev='vda'/></disk>\n"
			+ "    <interface type='network'><source network=''/></interface>\n    <interface type='bridge'><source bridge=''/></interface>\n  </devices>\n</domain>\n";

	@TempDir
	Path folder;
	private Path host;
	private Peer editor;
	private String uri;
	private String text = GUEST;

	@BeforeEach
	void writeAHost() throws Exception {
		host = Files.writeString(folder.resolve("host.xml"), "<node><network><name>green</name><bridge name='br-green'/></network>"
				+ "<pool type='dir'><name>store</name><target><path>/store</path></target>"
				+ "<volume><name>one.img</name><capacity>1</capacity><target><path>/store/one.img</path></target></volume></pool></node>");
		uri = folder.resolve("guest.xml").toUri().toString();
	}

	@AfterEach
	void end() throws Exception {
		editor.ask("shutdown", Json.of("null"));
		editor.tell("exit", Json.of("null"));
		assertEquals(0, editor.exitCode());
		assertTrue(editor.errors().isEmpty(), editor.errors());
	}

	private void start(String settings, String... options) throws Exception {
		start("org.gasthaus.cli.Main", settings, options);
	}

	private void start(String main, String settings, String[] options) throws Exception {
		List<String> program = new ArrayList<>(List.of(main));
		program.addAll(List.of(options));
		program.add("language-server");
		editor = new Peer(folder, program.toArray(String[]::new));
		editor.ask("initialize", Json.of("{'processId':null,'locale':'en','capabilities':{},'initializationOptions':" + settings + "}"));
		editor.tell("initialized", Json.of("{}"));
		JsonObject document = new JsonObject();
		document.addProperty("uri", uri);
		document.addProperty("languageId", "xml");
		document.addProperty("version", 1);
		document.addProperty("text", text);
		JsonObject opened = new JsonObject();
		opened.add("textDocument", document);
		editor.tell("textDocument/didOpen", opened);
	}

	private List<String> proposed(String after) throws Exception {
		JsonElement answer = editor.ask("textDocument/completion", at(after));
		List<String> labels = new ArrayList<>();
		answer.getAsJsonObject().getAsJsonArray("items").forEach(item -> labels.add(item.getAsJsonObject().get("label").getAsString()));
		return labels;
	}

	private JsonElement at(String after) {
		int offset = text.indexOf(after) + after.length();
		int line = (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
		int column = offset - text.lastIndexOf('\n', offset - 1) - 1;
		return Json.of("{'textDocument':{'uri':'" + uri + "'},'position':{'line':" + line + ",'character':" + column + "}}");
	}

	/** The host is read while the server answers already. */
	private void comes(String after, String name) throws Exception {
		long end = System.nanoTime() + PATIENCE_NANOS;
		List<String> proposed = proposed(after);
		while (!proposed.contains(name) && System.nanoTime() < end) {
			proposed = proposed(after);
		}
		assertTrue(proposed.contains(name), proposed.toString());
	}

	@Test
	void theHostOfTheCommandLineIsKnown() throws Exception {
		start("{}", "-c", "test://" + host);
		comes("network='", "green");
		comes("pool='", "store");
		comes("volume='", "one.img");
		comes("bridge='", "br-green");
	}

	@Test
	void theHostOfTheSettingsCountsMoreAndCanChange() throws Exception {
		start("{'gasthaus':{'host':'test:///default'}}", "-c", "test://" + host);
		comes("network='", "default");
		editor.tell("workspace/didChangeConfiguration", Json.of("{'settings':{'gasthaus':{'host':'test://" + host + "'}}}"));
		comes("network='", "green");
	}

	@Test
	void theSchemasOfTheHostsVersionAreTakenWhereThereAreSeveral() throws Exception {
		Path schemas = folder.resolve("schemas");
		schema(schemas.resolve("6.0.0"), "six");
		schema(schemas.resolve("8.0.0"), "eight");
		schema(schemas.resolve("99.0.0"), "ninetynine");
		start("{'schemaFolder':'" + schemas + "'}");
		JsonObject newest = editor.next(message -> isFinding(message, "ninetynine"));
		assertTrue(newest.toString().contains("schema."), newest.toString());
		editor.tell("workspace/didChangeConfiguration", Json.of("{'settings':{'gasthaus':{'schemaFolder':'" + schemas + "','host':'test:///default'}}}"));
		// that of this machine is newer than 8.0 and older than 99.0
		JsonObject fitting = editor.next(message -> isFinding(message, "eight"));
		assertTrue(fitting.toString().contains("schema."), fitting.toString());
	}

	/** Of a libvirt whose domains have one element alone. */
	private static void schema(Path folder, String element) throws Exception {
		Files.createDirectories(folder);
		Files.writeString(folder.resolve("domain.rng"), "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><element name='domain'>"
				+ "<optional><attribute name='type'/></optional><element name='" + element + "'><empty/></element></element></start></grammar>");
	}

	private static boolean isFinding(JsonObject message, String word) {
		return message.has("method") && message.get("method").getAsString().equals("textDocument/publishDiagnostics") && message.toString().contains(word);
	}

	@Test
	void whatTheGuestsOfTheHostCanHaveIsKnown() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		try (SessionDaemon daemon = SessionDaemon.start()) {
			start("{}", "-c", daemon.uri());
			assertTrue(told("volume' device='d", "Supported by").contains("cdrom"));
		}
	}

	@Test
	void whatTheHostDoesNotHaveIsAWarning() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		text = "<domain type='qemu'><name>a</name><memory>65536</memory><os><type arch='x86_64' machine='pc-q35-99.0'>hvm</type></os></domain>";
		try (SessionDaemon daemon = SessionDaemon.start()) {
			start("{}", "-c", daemon.uri());
			JsonObject found = editor.next(message -> isFinding(message, "rule.host.machine")).getAsJsonObject("params").getAsJsonArray("diagnostics").get(0).getAsJsonObject();
			assertEquals(2, found.get("severity").getAsInt());
			assertEquals(daemon.uri() + " has no machine 'pc-q35-99.0' for x86_64.", found.get("message").getAsString());
		}
	}

	@Test
	void namesThatTheHostDoesNotHaveAreWarnings() throws Exception {
		text = "<domain type='test'><name>a</name><memory>65536</memory><os><type>hvm</type></os><devices>"
				+ "<interface type='network'><source network='lab'/></interface></devices></domain>";
		start("{}", "-c", "test://" + host);
		assertTrue(editor.next(message -> isFinding(message, "rule.host.network")).toString().contains("green"), "no word of green");
	}

	@Test
	void whereOneMayReadAloneOneDoes() throws Exception {
		start("org.gasthaus.languageserver.ForReadersOnly", "{}", new String[] { "-c", "test://" + host });
		comes("network='", "green");
	}

	@Test
	void whoWantsAReadOnlyConnectionHasTheNamesAlone() throws Exception {
		start("{}", "-r", "-c", "test://" + host);
		comes("network='", "green");
	}

	@Test
	void foldersOfThisMachineAreProposedForItsOwnHostOnly() throws Exception {
		Files.writeString(folder.resolve("one.img"), "");
		text = "<domain><devices><disk type='file'><source file='" + folder + "/'/></disk></devices></domain>";
		start("{}", "-c", "test:///default");
		assertTrue(proposed("file='" + folder + "/").contains(folder + "/one.img"), "local");
		editor.tell("workspace/didChangeConfiguration", Json.of("{'settings':{'gasthaus':{'host':'test+tcp://gasthaus.invalid/default'}}}"));
		assertFalse(proposed("file='" + folder + "/").contains(folder + "/one.img"), "of another machine");
		editor.next(message -> message.toString().contains("window/showMessage"));
	}

	/** What a pointer over some text is told, as soon as the answer has a word. */
	private String told(String after, String word) throws Exception {
		long end = System.nanoTime() + PATIENCE_NANOS;
		String answer = "";
		while (!answer.contains(word) && System.nanoTime() < end) {
			answer = editor.ask("textDocument/hover", at(after)).toString();
		}
		assertTrue(answer.contains(word), answer);
		return answer;
	}

	@Test
	void aHostThatIsNotThereIsToldAndTheServerGoesOn() throws Exception {
		start("{'host':'test:///no/such/file'}");
		JsonObject told = editor.next(message -> message.has("method") && message.get("method").getAsString().equals("window/showMessage"));
		assertTrue(told.toString().contains("test:///no/such/file"), told.toString());
		assertTrue(proposed("<disk type='").contains("volume"));
	}
}
