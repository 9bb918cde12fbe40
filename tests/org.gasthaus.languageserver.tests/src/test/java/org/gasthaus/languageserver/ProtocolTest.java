package org.gasthaus.languageserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Everything the server can do, asked by an editor in another process. */
class ProtocolTest {
	private static final String GUEST = "<!-- 😀 -->\n<domain type='qemu'>\n  <name>web</name>\n  <memory>1048576</memory>\n  <os>\n    <type arch='x86_64' machine='pc'>hvm</type>\n  </os>\n"
			+ "  <devices>\n    <disk type='file' device='disk'>\n      <source file='/no/such/image'/>\n      <target dev='vda' bus='virtio'/>\n    </disk>\n    <interface type='network'>\n"
			+ "      <source network='red'/>\n    </interface>\n  </devices>\n</domain>\n";
	@TempDir
	static Path folder;
	private static Peer editor;
	private static JsonObject can;
	private String uri;
	private static int texts;

	@BeforeAll
	static void start() throws Exception {
		Files.writeString(folder.resolve("red net.xml"), "<network>\n  <name>red</name>\n</network>\n");
		Files.writeString(folder.resolve("foreign.xml"), "<network xmlns='urn:other'><name>red</name></network>");
		editor = new Peer(folder);
		can = editor.ask("initialize", Json.of("{'processId':" + ProcessHandle.current().pid() + ",'locale':'en','capabilities':{'textDocument':{'completion':{'completionItem':{'snippetSupport':true}},"
				+ "'documentSymbol':{'hierarchicalDocumentSymbolSupport':true},'codeAction':{'dataSupport':true,'resolveSupport':{'properties':['edit']}}},'workspace':{'workspaceEdit':{'documentChanges':true},"
				+ "'didChangeWatchedFiles':{'dynamicRegistration':true}}},'workspaceFolders':[{'uri':'" + folder.toUri() + "','name':'w'}]}")).getAsJsonObject()
				.getAsJsonObject("capabilities");
		editor.tell("initialized", Json.of("{}"));
	}

	@AfterAll
	static void end() throws Exception {
		editor.ask("shutdown", Json.of("null"));
		editor.tell("exit", Json.of("null"));
		assertEquals(0, editor.exitCode());
		String log = editor.errors();
		assertFalse(log.contains("Exception"), log);
		assertFalse(editor.heardNoise());
	}

	@BeforeEach
	void name() {
		uri = "file:///work%20space/" + ++texts + ".xml";
	}

	private JsonArray opened(String text) throws Exception {
		editor.tell("textDocument/didOpen", Json.open(uri, "xml", 1, text));
		return editor.diagnostics(uri, 1).getAsJsonArray("diagnostics");
	}

	private JsonElement ask(String method, String text, String words) throws Exception {
		return editor.ask(method, Json.at(uri, text, words));
	}

	@Test
	void itSaysWhatItCan() throws Exception {
		for (String provider : new String[] { "completion", "hover", "codeAction", "documentSymbol", "workspaceSymbol", "foldingRange", "documentFormatting", "documentRangeFormatting",
				"documentOnTypeFormatting", "rename", "linkedEditingRange", "references", "definition", "documentLink", "documentHighlight", "codeLens", "inlayHint", "selectionRange",
				"semanticTokens" }) {
			assertTrue(can.has(provider + "Provider"), provider);
		}
		assertEquals(2, can.getAsJsonObject("textDocumentSync").get("change").getAsInt());
		assertEquals("utf-16", can.get("positionEncoding").getAsString());
		assertNotNull(editor.next(message -> message.has("method") && message.get("method").getAsString().equals("client/registerCapability")));
	}

	@Test
	void aTypoIsMarkedMendedAndGone() throws Exception {
		String wrong = GUEST.replace("<memory>1048576</memory>", "<memroy>1048576</memroy>");
		JsonObject diagnostic = opened(wrong).get(0).getAsJsonObject();
		assertEquals("schema.unknown-element", diagnostic.get("code").getAsString());
		assertEquals("memroy", Json.marked(wrong, diagnostic.getAsJsonObject("range")));
		assertTrue(diagnostic.getAsJsonObject("codeDescription").get("href").getAsString().startsWith("https://libvirt.org/"));
		assertEquals("schema.unknown-element", diagnostic.getAsJsonObject("data").get("code").getAsString());
		JsonObject parameters = Json.document(uri);
		parameters.add("range", diagnostic.get("range"));
		parameters.add("context", Json.of("{'diagnostics':[" + diagnostic + "],'only':['quickfix']}"));
		JsonObject action = editor.ask("textDocument/codeAction", parameters).getAsJsonArray().get(0).getAsJsonObject();
		assertTrue(action.get("isPreferred").getAsBoolean());
		JsonObject change = action.getAsJsonObject("edit").getAsJsonArray("documentChanges").get(0).getAsJsonObject();
		assertEquals(1, change.getAsJsonObject("textDocument").get("version").getAsInt());
		assertEquals(GUEST, Json.applied(wrong, change.getAsJsonArray("edits")));
		JsonObject changed = Json.document(uri);
		changed.getAsJsonObject("textDocument").addProperty("version", 2);
		JsonArray changes = new JsonArray();
		for (int i = change.getAsJsonArray("edits").size() - 1; i >= 0; i--) {
			JsonObject edit = change.getAsJsonArray("edits").get(i).getAsJsonObject();
			JsonObject one = new JsonObject();
			one.add("range", edit.get("range"));
			one.add("text", edit.get("newText"));
			changes.add(one);
		}
		changed.add("contentChanges", changes);
		editor.tell("textDocument/didChange", changed);
		assertEquals(0, editor.diagnostics(uri, 2).getAsJsonArray("diagnostics").size());
	}

	@Test
	void allIsMendedByOneAction() throws Exception {
		String wrong = GUEST.replace("device='disk'", "devicee='disk'").replace("bus='virtio'", "buss='virtio'");
		assertEquals(2, opened(wrong).size());
		JsonObject parameters = Json.document(uri);
		parameters.add("range", Json.of("{'start':{'line':0,'character':0},'end':{'line':0,'character':0}}"));
		parameters.add("context", Json.of("{'diagnostics':[],'only':['source.fixAll']}"));
		JsonObject action = editor.ask("textDocument/codeAction", parameters).getAsJsonArray().get(0).getAsJsonObject();
		assertEquals(GUEST, Json.applied(wrong, action.getAsJsonObject("edit").getAsJsonArray("documentChanges").get(0).getAsJsonObject().getAsJsonArray("edits")));
		parameters.add("context", Json.of("{'diagnostics':[]}"));
		JsonObject lazy = null;
		for (JsonElement candidate : editor.ask("textDocument/codeAction", parameters).getAsJsonArray()) {
			lazy = candidate.getAsJsonObject().get("kind").getAsString().equals("source.fixAll") ? candidate.getAsJsonObject() : lazy;
		}
		assertFalse(lazy.has("edit"));
		assertTrue(editor.ask("codeAction/resolve", lazy).getAsJsonObject().has("edit"));
	}

	@Test
	void allOfACodeAreMendedWhenThatIsChosenAndNothingIsTakenAway() throws Exception {
		String wrong = GUEST.replace("device='disk'", "devicee='disk'").replace("bus='virtio'", "buss='virtio'");
		JsonObject chosen = ofCode(wrong, "schema.unknown-attribute");
		assertFalse(chosen.has("edit"));
		JsonObject edit = editor.ask("codeAction/resolve", chosen).getAsJsonObject().getAsJsonObject("edit");
		assertEquals(GUEST, Json.applied(wrong, edit.getAsJsonArray("documentChanges").get(0).getAsJsonObject().getAsJsonArray("edits")));
		uri += "x";
		assertNull(ofCode(GUEST.replace("type='file'", "type='file' one='1' two='2'"), "schema.unknown-attribute"));
	}

	/** The action that mends all of a code, offered in the line of the disk. */
	private JsonObject ofCode(String text, String code) throws Exception {
		opened(text);
		int line = text.substring(0, text.indexOf("<disk")).split("\n", -1).length - 1;
		JsonObject parameters = Json.document(uri);
		parameters.add("range", Json.of("{'start':{'line':" + line + ",'character':0},'end':{'line':" + line + ",'character':60}}"));
		parameters.add("context", Json.of("{'diagnostics':[],'only':['quickfix']}"));
		JsonObject found = null;
		for (JsonElement action : editor.ask("textDocument/codeAction", parameters).getAsJsonArray()) {
			found = action.getAsJsonObject().get("title").getAsString().equals("Mend what can be mended of " + code) ? action.getAsJsonObject() : found;
		}
		return found;
	}

	@Test
	void refactoringsAreOffered() throws Exception {
		opened(GUEST);
		JsonObject parameters = Json.document(uri);
		parameters.add("range", Json.of("{'start':{'line':9,'character':8},'end':{'line':9,'character':8}}"));
		parameters.add("context", Json.of("{'diagnostics':[],'only':['refactor']}"));
		String titles = editor.ask("textDocument/codeAction", parameters).toString();
		assertTrue(titles.contains("Q35") && titles.contains("UEFI") && titles.contains("'scsi'"), titles);
	}

	@Test
	void completionComesWithSnippetsAndExplanations() throws Exception {
		String half = GUEST.replace("bus='virtio'/>", "/>").replace("<target dev='vda' ", "<target dev='vda' b");
		opened(half);
		JsonArray items = ask("textDocument/completion", half, "<target dev='vda' b").getAsJsonObject().getAsJsonArray("items");
		JsonObject bus = null;
		for (JsonElement item : items) {
			bus = item.getAsJsonObject().get("label").getAsString().startsWith("bus") ? item.getAsJsonObject() : bus;
		}
		assertNotNull(bus, items.toString());
		assertEquals("b", Json.marked(half, bus.getAsJsonObject("textEdit").getAsJsonObject("range")));
		assertTrue(editor.ask("completionItem/resolve", bus).getAsJsonObject().has("documentation"));
	}

	@Test
	void hoverExplains() throws Exception {
		opened(GUEST);
		assertTrue(ask("textDocument/hover", GUEST, "<dis").getAsJsonObject().getAsJsonObject("contents").get("value").getAsString().length() > 20);
	}

	@Test
	void theOutlineNamesDisks() throws Exception {
		opened(GUEST);
		String outline = editor.ask("textDocument/documentSymbol", Json.document(uri)).toString();
		assertTrue(outline.contains("\"disk vda\"") && outline.contains("\"children\""), outline);
	}

	@Test
	void linesFold() throws Exception {
		opened(GUEST);
		JsonObject first = editor.ask("textDocument/foldingRange", Json.document(uri)).getAsJsonArray().get(0).getAsJsonObject();
		assertEquals(1, first.get("startLine").getAsInt());
		assertEquals(15, first.get("endLine").getAsInt());
	}

	@Test
	void itFormats() throws Exception {
		String ugly = GUEST.replace("    <disk", "<disk").replace("  <os>", "\t<os  >");
		opened(ugly);
		JsonObject parameters = Json.document(uri);
		parameters.add("options", Json.of("{'tabSize':8,'insertSpaces':false}"));
		assertEquals(GUEST, Json.applied(ugly, editor.ask("textDocument/formatting", parameters).getAsJsonArray()));
		parameters.add("range", Json.of("{'start':{'line':8,'character':0},'end':{'line':8,'character':3}}"));
		assertEquals(GUEST.replace("  <os>", "\t<os  >"), Json.applied(ugly, editor.ask("textDocument/rangeFormatting", parameters).getAsJsonArray()));
	}

	@Test
	void typingIsHelped() throws Exception {
		String typed = "<domain>\n  <os></\n</domain>\n";
		opened(typed);
		JsonObject parameters = Json.at(uri, typed, "</");
		parameters.addProperty("ch", "/");
		parameters.add("options", Json.of("{'tabSize':2,'insertSpaces':true}"));
		assertEquals("<domain>\n  <os></os>\n</domain>\n", Json.applied(typed, editor.ask("textDocument/onTypeFormatting", parameters).getAsJsonArray()));
		JsonObject enter = Json.at(uri, typed, "<domain>\n");
		enter.addProperty("ch", "\n");
		enter.add("options", parameters.get("options"));
		assertEquals(0, editor.ask("textDocument/onTypeFormatting", enter).getAsJsonArray().size());
	}

	@Test
	void tagsAreRenamedTogether() throws Exception {
		opened(GUEST);
		JsonArray ranges = ask("textDocument/linkedEditingRange", GUEST, "<devi").getAsJsonObject().getAsJsonArray("ranges");
		assertEquals("devices", Json.marked(GUEST, ranges.get(1).getAsJsonObject()));
		assertEquals("web", ask("textDocument/prepareRename", GUEST, "<name>w").getAsJsonObject().get("placeholder").getAsString());
	}

	private void untilIndexed() throws Exception {
		while (!editor.ask("workspace/symbol", Json.of("{'query':'red'}")).toString().contains("red%20net.xml")) {
			Thread.onSpinWait();
		}
	}

	@Test
	void aNetworkIsFoundUsedAndRenamedInOtherFiles() throws Exception {
		opened(GUEST);
		untilIndexed();
		String place = ask("textDocument/definition", GUEST, "network='r").toString();
		assertTrue(place.contains("red%20net.xml") && place.contains("\"line\":1"), place);
		assertFalse(place.contains("foreign"), place);
		JsonObject everywhere = Json.at(uri, GUEST, "network='r");
		everywhere.add("context", Json.of("{'includeDeclaration':true}"));
		String references = editor.ask("textDocument/references", everywhere).toString();
		assertTrue(references.contains("red%20net.xml") && references.contains(uri), references);
		// a file changed without a word: rename has to see it as it is
		Files.writeString(folder.resolve("red net.xml"), "<network>\n\n\n<name>red</name>\n</network>\n");
		JsonObject parameters = Json.at(uri, GUEST, "network='r");
		parameters.addProperty("newName", "green");
		String edit = editor.ask("textDocument/rename", parameters).toString();
		assertTrue(edit.contains("\"line\":3") && edit.contains("red%20net.xml") && edit.contains(uri), edit);
		parameters.addProperty("newName", "a/b");
		JsonObject refused = editor.response(editor.send("textDocument/rename", parameters));
		assertTrue(refused.getAsJsonObject("error").get("message").getAsString().startsWith("Cannot rename to 'a/b'"), refused.toString());
		Files.writeString(folder.resolve("red net.xml"), "<network>\n  <name>red</name>\n</network>\n");
		editor.tell("workspace/didChangeWatchedFiles", Json.of("{'changes':[{'uri':'" + folder.resolve("red net.xml").toUri() + "','type':2}]}"));
	}

	@Test
	void namesAreMarked() throws Exception {
		opened(GUEST);
		assertEquals(1, ask("textDocument/documentHighlight", GUEST, "dev='v").getAsJsonArray().size());
		assertEquals(2, ask("textDocument/documentHighlight", GUEST, "</devi").getAsJsonArray().size());
	}

	@Test
	void pathsOfFilesThatExistAreLinks() throws Exception {
		Path image = Files.writeString(folder.resolve("disk.img"), "");
		String text = GUEST.replace("/no/such/image", image.toString());
		opened(text);
		JsonArray links = editor.ask("textDocument/documentLink", Json.document(uri)).getAsJsonArray();
		assertEquals(image.toString(), Json.marked(text, links.get(0).getAsJsonObject().getAsJsonObject("range")));
		assertEquals(image.toUri().toString(), links.get(0).getAsJsonObject().get("target").getAsString().replace("file:/tmp", "file:///tmp"));
		assertEquals(1, ask("textDocument/definition", text, "file='/").getAsJsonArray().size());
	}

	@Test
	void hintsTellSizesAndFreePlaces() throws Exception {
		opened(GUEST);
		JsonObject parameters = Json.document(uri);
		parameters.add("range", Json.of("{'start':{'line':0,'character':0},'end':{'line':99,'character':0}}"));
		assertTrue(editor.ask("textDocument/inlayHint", parameters).toString().contains("1 GiB"));
		assertTrue(editor.ask("textDocument/codeLens", Json.document(uri)).toString().contains("PCI slots are free"));
	}

	@Test
	void coloursAreRelativeAndStayInTheirLines() throws Exception {
		String text = "<!-- a\n b -->\n<domain/>";
		opened(text);
		JsonArray data = editor.ask("textDocument/semanticTokens/full", Json.document(uri)).getAsJsonObject().getAsJsonArray("data");
		assertEquals("[0,0,6,6,0,1,0,6,6,0,1,1,6,0,0]", data.toString());
	}

	@Test
	void selectionGrows() throws Exception {
		opened(GUEST);
		JsonObject parameters = Json.document(uri);
		JsonArray positions = new JsonArray();
		positions.add(Json.position(GUEST, GUEST.indexOf("vda") + 1));
		parameters.add("positions", positions);
		JsonObject inner = editor.ask("textDocument/selectionRange", parameters).getAsJsonArray().get(0).getAsJsonObject();
		assertEquals("vda", Json.marked(GUEST, inner.getAsJsonObject("range")));
		assertTrue(inner.has("parent"));
	}

	@Test
	void changesCountUtf16UnitsWhateverTheLineEnds() throws Exception {
		String text = "<!-- 😀😀 --><domain>\r\n<nam/></domain>";
		opened(text);
		JsonObject changed = Json.document(uri);
		changed.getAsJsonObject("textDocument").addProperty("version", 2);
		changed.add("contentChanges", Json.of("[{'range':{'start':{'line':0,'character':9},'end':{'line':0,'character':9}},'text':'x'},{'range':{'start':{'line':1,'character':4},'end':{'line':1,'character':4}},'text':'e'}]"));
		editor.tell("textDocument/didChange", changed);
		editor.diagnostics(uri, 2);
		String now = "<!-- 😀😀x --><domain>\r\n<name/></domain>";
		JsonObject outline = editor.ask("textDocument/documentSymbol", Json.document(uri)).getAsJsonArray().get(0).getAsJsonObject();
		assertEquals("name", outline.getAsJsonArray("children").get(0).getAsJsonObject().get("name").getAsString());
		assertEquals(now.indexOf("<domain"), outline.getAsJsonObject("range").getAsJsonObject("start").get("character").getAsInt());
	}

	@Test
	void otherXmlIsLeftAlone() throws Exception {
		assertEquals(0, opened("<project><modelVersion>4.0.0</modelVersion></project>").size());
		assertEquals(0, editor.ask("textDocument/documentSymbol", Json.document(uri)).getAsJsonArray().size());
		assertTrue(ask("textDocument/hover", "<project/>", "<pro").isJsonNull());
		uri += "2";
		assertEquals(0, opened("<network xmlns='urn:other'><nonsense/></network>").size());
	}

	@Test
	void aClosedTextLosesItsMarks() throws Exception {
		assertEquals(1, opened(GUEST.replace("<name>", "<nxme>").replace("</name>", "</nxme>")).size());
		editor.tell("textDocument/didClose", Json.document(uri));
		JsonObject empty = editor.next(message -> message.has("method") && message.getAsJsonObject("params").has("uri")
				&& message.getAsJsonObject("params").get("uri").getAsString().equals(uri) && !message.getAsJsonObject("params").has("version"));
		assertEquals(0, empty.getAsJsonObject("params").getAsJsonArray("diagnostics").size());
	}

	@Test
	void onlyTheNewestVersionIsReported() throws Exception {
		editor.tell("textDocument/didOpen", Json.open(uri, "xml", 1, GUEST));
		for (int version = 2; version <= 50; version++) {
			JsonObject changed = Json.document(uri);
			changed.getAsJsonObject("textDocument").addProperty("version", version);
			changed.add("contentChanges", Json.of("[{'text':'<domain" + version + "/>'}]"));
			editor.tell("textDocument/didChange", changed);
		}
		assertNotNull(editor.diagnostics(uri, 50));
	}

	@Test
	void aCancelledRequestIsAnsweredAsSuch() throws Exception {
		StringBuilder large = new StringBuilder("<domain type='qemu'><devices>\n");
		for (int i = 0; i < 20_000; i++) {
			large.append("<disk type='file' devicee='disk'><target dev='vda'/></disk>\n");
		}
		opened(large.append("</devices></domain>").toString());
		for (int i = 0; i < 5; i++) {
			editor.send("textDocument/semanticTokens/full", Json.document(uri));
		}
		int last = editor.send("textDocument/documentSymbol", Json.document(uri));
		editor.tell("$/cancelRequest", Json.of("{'id':" + last + "}"));
		JsonObject response = editor.response(last);
		assertEquals(-32800, response.getAsJsonObject("error").get("code").getAsInt(), response.toString());
	}

	@Test
	void placesOutsideOfTheTextMeanItsNearest() throws Exception {
		opened(GUEST);
		for (String position : new String[] { "{'line':-5,'character':-1}", "{'line':9999,'character':0}", "{'line':2147483647,'character':2147483647}", "{'line':3,'character':2147483647}" }) {
			for (String method : new String[] { "completion", "hover", "definition", "references", "documentHighlight", "prepareRename", "linkedEditingRange" }) {
				JsonObject parameters = Json.document(uri);
				parameters.add("position", Json.of(position));
				parameters.add("context", Json.of("{'includeDeclaration':true,'triggerKind':1}"));
				editor.ask("textDocument/" + method, parameters);
			}
		}
	}

	@Test
	void garbageIsAnsweredWithAnErrorAndForgotten() throws Exception {
		for (String method : new String[] { "hover", "completion", "codeAction", "formatting", "rename" }) {
			JsonObject response = editor.response(editor.send("textDocument/" + method, Json.of("{'textDocument':{'uri':'file:///not/open'},'position':{'line':0,'character':0}}")));
			assertTrue(response.has("error"), method + response);
			assertTrue(editor.response(editor.send("textDocument/" + method, Json.of("{}"))).has("error"), method);
			assertTrue(editor.response(editor.send("textDocument/" + method, Json.of("null"))).has("error"), method);
		}
		assertTrue(editor.response(editor.send("no/such/method", Json.of("{}"))).has("error"));
		editor.tell("textDocument/didChange", Json.of("{'textDocument':{'uri':'file:///not/open','version':1},'contentChanges':[]}"));
		editor.frame("{\"jsonrpc\":\"2.0\",\"id\":");
		editor.frame("[]");
		editor.frame("17");
		editor.raw("Nonsense: 1\r\n\r\n");
		opened(GUEST);
		assertEquals(0, editor.response(editor.send("textDocument/documentSymbol", Json.document(uri))).has("error") ? 1 : 0);
	}

	/** Disks on one line each; those with the same target are refused. */
	private static String disks(int count, java.util.function.IntFunction<String> target) {
		StringBuilder disks = new StringBuilder("<domain type='kvm'><name>x</name><memory>1048576</memory><os><type>hvm</type></os><devices>\n");
		for (int i = 0; i < count; i++) {
			disks.append("<disk type='file'><source file='/a").append(i).append("'/><target dev='").append(target.apply(i)).append("' bus='scsi'/></disk>\n");
		}
		return disks.append("</devices></domain>").toString();
	}

	private static String letters(int number) {
		return "sd" + (char) ('a' + number / 676 % 26) + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
	}

	@Test
	void aLongAnswerHoldsUpNoOther() throws Exception {
		opened(GUEST);
		String small = uri;
		uri += ".large";
		opened(disks(12_000, ProtocolTest::letters));
		List<Integer> tokens = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			tokens.add(editor.send("textDocument/semanticTokens/full", Json.document(uri)));
		}
		int hover = editor.send("textDocument/hover", Json.at(small, GUEST, "<mem"));
		List<Integer> order = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			order.add(editor.next(message -> message.has("id") && !message.has("method")).get("id").getAsInt());
		}
		assertTrue(order.indexOf(hover) < 5, order + " " + hover);
		assertEquals(0, order.stream().filter(id -> id != hover && !tokens.contains(id)).count());
	}

	@Test
	void aTextWithVeryManyFindingsShowsTheFirstAndTheirNumber() throws Exception {
		String many = disks(3_000, number -> "sda");
		JsonArray diagnostics = opened(many);
		assertEquals(1_001, diagnostics.size());
		JsonObject last = diagnostics.get(1_000).getAsJsonObject();
		assertEquals("check.more-findings", last.get("code").getAsString());
		assertEquals("4998 more findings are not shown. Mend those that are.", last.get("message").getAsString());
		assertEquals(3, last.get("severity").getAsInt());
	}

	@Test
	void fixesInATextWithVeryManyFindingsComeSoonAndHoldUpNothing() throws Exception {
		String many = disks(12_000, number -> "sda");
		JsonObject diagnostic = opened(many).get(5).getAsJsonObject();
		JsonObject parameters = Json.document(uri);
		parameters.add("range", diagnostic.get("range"));
		parameters.add("context", Json.of("{'diagnostics':[" + diagnostic + "]}"));
		long start = System.nanoTime();
		int actions = editor.send("textDocument/codeAction", parameters);
		ask("textDocument/completion", many, "file='/a5999'/><target dev='sda' ");
		assertTrue(seconds(start) < 5, () -> "completion took " + seconds(start));
		assertFalse(editor.response(actions).has("error"));
		assertTrue(seconds(start) < 20, () -> "code actions took " + seconds(start));
	}

	@Test
	void aCancelledSearchForFixesEndsBeforeItsTime() throws Exception {
		opened(GUEST.replace("<vcpu", "<vcpuu").replace("memory>", "memroy>"));
		String small = uri;
		uri += ".large";
		JsonObject place = opened(disks(3_000, number -> "sda")).get(5).getAsJsonObject();
		long start = System.nanoTime();
		for (int i = 0; i < 20; i++) {
			JsonObject parameters = Json.document(uri);
			parameters.add("range", place.get("range"));
			parameters.add("context", Json.of("{'diagnostics':[],'only':['source.fixAll']}"));
			int search = editor.send("textDocument/codeAction", parameters);
			editor.tell("$/cancelRequest", Json.of("{'id':" + search + "}"));
			assertEquals(-32800, editor.response(search).getAsJsonObject("error").get("code").getAsInt());
		}
		JsonObject parameters = Json.document(small);
		parameters.add("range", Json.of("{'start':{'line':3,'character':4},'end':{'line':3,'character':4}}"));
		parameters.add("context", Json.of("{'diagnostics':[],'only':['quickfix']}"));
		assertFalse(editor.ask("textDocument/codeAction", parameters).getAsJsonArray().isEmpty());
		assertTrue(seconds(start) < 15, () -> "twenty cancelled searches took " + seconds(start));
	}

	private static double seconds(long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	@Test
	void aHalfTypedRootIsProposedInOrdinaryXml() throws Exception {
		for (String[] typed : new String[][] { { "<d", "domain" }, { "<dom", "domain" }, { "<ne", "network" }, { "<?xml version='1.0'?>\n<dom", "domainsnapshot" }, { "<!-- c -->\n<netw", "network" } }) {
			uri += "x";
			opened(typed[0]);
			List<String> labels = new ArrayList<>();
			ask("textDocument/completion", typed[0], typed[0]).getAsJsonObject().getAsJsonArray("items").forEach(item -> labels.add(item.getAsJsonObject().get("label").getAsString()));
			assertTrue(labels.contains(typed[1]), typed[0] + labels);
		}
	}

	@Test
	void aRootThatOnlyBeginsLikeOneOfLibvirtsIsLeftAloneOnceItIsTyped() throws Exception {
		for (String foreign : new String[] { "<dom>\n</dom>", "<net/>", "<project", "<dom xmlns='urn:x'" }) {
			uri += "x";
			assertEquals(0, opened(foreign).size(), foreign);
			assertTrue(ask("textDocument/completion", foreign, foreign.substring(0, 4)).getAsJsonArray().isEmpty(), foreign);
		}
	}

	@Test
	void aMisspeltRootOfWhatLooksLikeADefinitionIsMarkedAndMended() throws Exception {
		for (String root : new String[] { "domian", "dmoian", "Domain" }) {
			uri += "x";
			String wrong = GUEST.replace("<domain", "<" + root).replace("</domain", "</" + root);
			JsonObject diagnostic = opened(wrong).get(0).getAsJsonObject();
			assertEquals("schema.unknown-root", diagnostic.get("code").getAsString());
			JsonObject parameters = Json.document(uri);
			parameters.add("range", diagnostic.get("range"));
			parameters.add("context", Json.of("{'diagnostics':[" + diagnostic + "],'only':['quickfix']}"));
			JsonObject action = editor.ask("textDocument/codeAction", parameters).getAsJsonArray().get(0).getAsJsonObject();
			assertEquals(GUEST, Json.applied(wrong, action.getAsJsonObject("edit").getAsJsonArray("documentChanges").get(0).getAsJsonObject().getAsJsonArray("edits")));
		}
	}

	@Test
	void anotherLanguagesRootThatIsOnlyNearOneOfLibvirtsIsLeftAlone() throws Exception {
		for (String foreign : new String[] { "<domains><domain type='kvm'><name>a</name></domain></domains>", "<pools><pool type='dir'/></pools>", "<column><name>a</name><key>b</key></column>" }) {
			uri += "x";
			assertEquals(0, opened(foreign).size(), foreign);
		}
	}

	@Test
	void aMethodThatTheServerDoesNotHaveIsAnsweredSo() throws Exception {
		opened(GUEST);
		for (String method : new String[] { "documentColor", "signatureHelp", "typeDefinition", "implementation", "declaration", "semanticTokens/range", "semanticTokens/full/delta", "moniker",
				"prepareCallHierarchy", "diagnostic", "inlineValue" }) {
			JsonObject parameters = Json.at(uri, GUEST, "<name>");
			parameters.add("range", Json.of("{'start':{'line':0,'character':0},'end':{'line':2,'character':0}}"));
			parameters.addProperty("previousResultId", "1");
			if (method.equals("inlineValue")) {
				parameters.add("context", Json.of("{'frameId':1,'stoppedLocation':{'start':{'line':0,'character':0},'end':{'line':2,'character':0}}}"));
			}
			refused("textDocument/" + method, parameters);
		}
		refused("workspace/executeCommand", Json.of("{'command':'x'}"));
		refused("codeLens/resolve", Json.of("{'range':{'start':{'line':0,'character':0},'end':{'line':2,'character':0}}}"));
	}

	private static void refused(String method, JsonElement parameters) throws Exception {
		JsonObject error = editor.response(editor.send(method, parameters)).getAsJsonObject("error");
		assertEquals(-32601, error.get("code").getAsInt(), method + error);
		assertEquals("Cannot answer: this server has no method '" + method + "'. Ask it for what its capabilities name.", error.get("message").getAsString());
	}

	@Test
	void headersMayBeWrittenInAnyCase() throws Exception {
		opened(GUEST);
		String body = "{\"jsonrpc\":\"2.0\",\"id\":7001,\"method\":\"textDocument/documentSymbol\",\"params\":" + Json.document(uri) + "}";
		editor.raw("content-length: " + body.length() + "\r\ncontent-type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n" + body);
		assertTrue(editor.response(7001).has("result"));
	}
}
