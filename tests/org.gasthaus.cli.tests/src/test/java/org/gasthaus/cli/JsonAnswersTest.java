package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** {@code --json} before and after every command, right and wrong. */
class JsonAnswersTest {
	@TempDir
	Path folder;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@BeforeEach
	void write() throws IOException {
		String pool = "<pool type='dir'>\n  <name>p</name>\n  <target><path>/p</path></target>\n</pool>\n";
		Files.writeString(folder.resolve("good.xml"), pool);
		Files.writeString(folder.resolve("bad.xml"), pool.replace("name>", "nmae>"));
	}

	private JsonElement json(int code, String... arguments) {
		Outcome outcome = Outcome.ofGasthaus(folder, arguments);
		assertEquals(code, outcome.code(), outcome::toString);
		return JsonParser.parseString(outcome.out());
	}

	@Test
	void validateAnswersAsWithItsFormat() {
		JsonElement expected = json(1, "validate", "--format", "json", "bad.xml");
		assertEquals("schema.unknown-element", expected.getAsJsonArray().get(0).getAsJsonObject().get("code").getAsString());
		assertEquals(expected, json(1, "--json", "validate", "bad.xml"));
		assertEquals(expected, json(1, "validate", "--json", "bad.xml"));
		assertEquals("[]", json(0, "--json", "validate", "good.xml").toString());
	}

	@Test
	void diffAnswersAsWithItsFormat() {
		JsonElement expected = json(1, "diff", "--format", "json", "good.xml", "bad.xml");
		assertFalse(expected.getAsJsonObject().get("equivalent").getAsBoolean());
		assertEquals(expected, json(1, "--json", "diff", "good.xml", "bad.xml"));
		assertEquals(expected, json(1, "diff", "good.xml", "bad.xml", "--json"));
	}

	@Test
	void diffTellsWhatTheHostRefuses() {
		JsonObject error = json(2, "-c", "test:///default", "--json", "diff", "domain:nobody", "domain:test").getAsJsonObject().getAsJsonObject("error");
		assertTrue(error.get("message").getAsString().contains("nobody"), error::toString);
	}

	@Test
	void fixTellsWhatItDid() throws IOException {
		JsonObject tried = json(0, "--json", "fix", "--dry-run", "bad.xml").getAsJsonArray().get(0).getAsJsonObject();
		assertTrue(tried.get("diff").getAsString().contains("+  <name>p</name>"), tried::toString);
		JsonObject done = json(0, "fix", "--json", "bad.xml").getAsJsonArray().get(0).getAsJsonObject();
		assertEquals("bad.xml", done.get("file").getAsString());
		assertEquals(0, done.get("errorsLeft").getAsInt());
		JsonObject fix = done.getAsJsonArray("fixes").get(0).getAsJsonObject();
		assertEquals(2, fix.get("line").getAsInt());
		assertEquals("schema.unknown-element", fix.get("code").getAsString());
		assertTrue(Files.readString(folder.resolve("bad.xml")).contains("<name>p</name>"));
		assertTrue(json(2, "--json", "fix", "none.xml").getAsJsonArray().get(0).getAsJsonObject().getAsJsonObject("error").get("message").getAsString().contains("none.xml"));
	}

	@Test
	void aUriIsExplained() {
		JsonObject good = json(0, "--json", "explain-uri", "qemu:///system").getAsJsonObject();
		assertFalse(good.get("refused").getAsBoolean());
		assertFalse(good.getAsJsonArray("sentences").isEmpty());
		JsonObject bad = json(1, "explain-uri", "--json", "qemu:/system/x:y").getAsJsonObject();
		assertTrue(bad.get("refused").getAsBoolean(), bad::toString);
		assertTrue(bad.getAsJsonArray("problems").get(0).getAsJsonObject().has("message"));
	}

	@Test
	void anAliasIsExplainedAsItsUri() throws IOException {
		String user = System.setProperty("user.name", "fred"); // root has the file of the machine
		try {
			Files.createDirectories(folder.resolve("libvirt"));
			Files.writeString(folder.resolve("libvirt/libvirt.conf"), "uri_aliases = [ 'lab=qemu+tls://web/system', 'odd=qemu+shh://web/system' ]\n");
			Map<String, String> environment = Map.of("XDG_CONFIG_HOME", folder.toString());
			Outcome text = Outcome.ofGasthaus(folder, environment, "explain-uri", "lab");
			assertEquals(0, text.code(), text::err);
			assertTrue(text.out().startsWith("lab is an alias of qemu+tls://web/system.\nThe hypervisor 'qemu' on the host web"), text::out);
			JsonObject json = JsonParser.parseString(Outcome.ofGasthaus(folder, environment, "--json", "explain-uri", "lab").out()).getAsJsonObject();
			assertEquals("lab", json.get("alias").getAsString());
			assertEquals("qemu+tls://web/system", json.get("uri").getAsString());
			assertFalse(json.get("refused").getAsBoolean());
			Outcome odd = Outcome.ofGasthaus(folder, environment, "explain-uri", "odd");
			assertEquals(1, odd.code());
			assertEquals("", odd.out());
			assertTrue(odd.err().startsWith("odd is an alias of qemu+shh://web/system.\nerror: 'shh' is no transport"), odd::err);
			assertFalse(Outcome.ofGasthaus(folder, environment, "explain-uri", "qemu:///system").out().contains("alias"));
			Files.writeString(folder.resolve("libvirt/libvirt.conf"), "uri_aliases = lab\n");
			Outcome broken = Outcome.ofGasthaus(folder, environment, "explain-uri", "lab");
			assertEquals(1, broken.code());
			assertTrue(broken.err().contains("libvirt.conf: line 1 is neither"), broken::err);
		} finally {
			System.setProperty("user.name", user);
		}
	}

	@Test
	void topAndDoctorKnowTheOptionBeforeTheCommand() {
		assertTrue(json(0, "-c", "test:///default", "--json", "top", "--once", "--interval", "0.1").getAsJsonObject().has("guests"));
		assertTrue(JsonParser.parseString(Outcome.ofGasthaus(folder, "--json", "doctor", "test:///default").out()).isJsonArray());
	}

	@ParameterizedTest
	@ValueSource(strings = { "--json lsit", "--json -c test:///default dominfo", "--json list --bogus", "list --bogus --json", "--json --bogus list", "--json validate", "validate --json --bogus x",
			"--json explain-uri", "top --json --bogus", "--json -c frob:///x list", "--json -c frob:///x top --once", "--json doctor a b" })
	void whatIsWrittenWronglyIsAnsweredAsAnError(String line) {
		Outcome outcome = Outcome.ofGasthaus(folder, line.split(" "));
		JsonObject error = JsonParser.parseString(outcome.out()).getAsJsonObject().getAsJsonObject("error");
		assertFalse(error.get("message").getAsString().isEmpty());
		assertEquals("", outcome.err());
		assertTrue(outcome.code() > 0);
	}
}
