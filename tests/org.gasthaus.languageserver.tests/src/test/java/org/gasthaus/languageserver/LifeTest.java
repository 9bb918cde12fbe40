package org.gasthaus.languageserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

/** How a session starts and ends. */
class LifeTest {
	@TempDir
	Path folder;
	private Peer editor;

	@BeforeEach
	void start() throws Exception {
		editor = new Peer(folder);
	}

	@AfterEach
	void kill() {
		editor.close();
	}

	private void initialize() throws Exception {
		editor.ask("initialize", Json.of("{'processId':null,'capabilities':{}}"));
		editor.tell("initialized", Json.of("{}"));
	}

	@Test
	void nothingIsAnsweredBeforeTheStart() throws Exception {
		JsonObject response = editor.response(editor.send("textDocument/documentSymbol", Json.document("file:///a.xml")));
		assertEquals(-32002, response.getAsJsonObject("error").get("code").getAsInt());
		editor.tell("textDocument/didOpen", Json.open("file:///a.xml", "xml", 1, "<domain/>"));
		editor.tell("exit", Json.of("null"));
		assertEquals(1, editor.exitCode());
	}

	@Test
	void aSessionStartsOnce() throws Exception {
		initialize();
		assertEquals(-32600, editor.response(editor.send("initialize", Json.of("{'capabilities':{}}"))).getAsJsonObject("error").get("code").getAsInt());
	}

	@Test
	void afterShutdownThereIsOnlyTheExit() throws Exception {
		initialize();
		editor.ask("shutdown", Json.of("null"));
		assertEquals(-32600, editor.response(editor.send("textDocument/documentSymbol", Json.document("file:///a.xml"))).getAsJsonObject("error").get("code").getAsInt());
		editor.tell("exit", Json.of("null"));
		assertEquals(0, editor.exitCode());
		assertEquals("", editor.errors());
	}

	@Test
	void anEditorThatHangsUpEndsTheServer() throws Exception {
		initialize();
		editor.hangUp();
		assertEquals(1, editor.exitCode());
	}

	@Test
	void anEditorThatDiesEndsTheServer() throws Exception {
		Process parent = new ProcessBuilder("sleep", "600").start();
		editor.ask("initialize", Json.of("{'processId':" + parent.pid() + ",'capabilities':{}}"));
		assertTrue(editor.isAlive());
		parent.destroyForcibly();
		assertEquals(1, editor.exitCode());
	}

	@Test
	void anEditorThatIsDeadAlreadyEndsTheServer() throws Exception {
		Process gone = new ProcessBuilder("true").start();
		gone.waitFor();
		editor.send("initialize", Json.of("{'processId':" + gone.pid() + ",'capabilities':{}}"));
		assertEquals(1, editor.exitCode());
	}

	@Test
	void hugeTextsAreLeftAlone() throws Exception {
		initialize();
		String large = "<domain>" + "<a/>".repeat(4_200_000) + "</domain>";
		editor.tell("textDocument/didOpen", Json.open("file:///a.xml", "xml", 1, large));
		assertEquals("syntax.too-large", editor.diagnostics("file:///a.xml", 1).getAsJsonArray("diagnostics").get(0).getAsJsonObject().get("code").getAsString());
		assertEquals(0, editor.ask("textDocument/documentSymbol", Json.document("file:///a.xml")).getAsJsonArray().size());
	}

	@Test
	void theLogHoldsNoText() throws Exception {
		initialize();
		editor.frame("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"file:///a.xml\",\"text\":\"<domain passwd='hidden'/>\",\"version\":\"x\"}}");
		editor.frame("{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"textDocument/hover\",\"params\":{\"position\":\"hidden\"}}");
		editor.response(77);
		assertFalse(editor.errors().contains("hidden"), editor.errors());
	}
}
