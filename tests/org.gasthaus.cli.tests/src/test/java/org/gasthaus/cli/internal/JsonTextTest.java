package org.gasthaus.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** JSON of QEMU and for QEMU. */
class JsonTextTest {
	@Test
	void numbersAndOrderStay() {
		assertEquals("{\"z\":1.50,\"a\":[1e3,18446744073709551615,true,null,\"\"]}",
				JsonText.of("{ \"z\" : 1.50 , \"a\" : [1e3, 18446744073709551615, true, null, \"\"] }").toString());
	}

	@Test
	void controlCharactersAreEscaped() {
		assertEquals("\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u00e9\"", JsonText.of("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u00e9\"").toString());
	}

	@Test
	void indentation() {
		assertEquals("{\n  \"a\": [\n    1,\n    {\n\n    }\n  ]\n}", JsonText.of("{\"a\":[1,{}]}").indented());
	}

	@Test
	void whatIsNoJson() {
		for (String text : List.of("", "query-status", "{", "{\"a\":}", "{} {}", "[1", "{'a':1}", "{\"a\":1;}")) {
			assertNull(JsonText.of(text), text);
		}
	}

	@Test
	void commandsAreWrapped() throws CommandFailure {
		assertEquals("{\"execute\":\"query-status\"}", QemuCommands.wrapped(List.of("query-status")));
		assertEquals("{\"execute\": \"x\"}", QemuCommands.wrapped(List.of("{\"execute\":", "\"x\"}")));
		assertEquals("{\"execute\":\"x\",\"arguments\":{\"a\":1,\"b\":2}}", QemuCommands.wrapped(List.of("x", "\"a\":1", "\"b\":2")));
		assertEquals("{\"execute\":\"x\",\"arguments\":{\"a\": 1}}", QemuCommands.wrapped(List.of("x", "{\"a\":", "1}")));
		assertEquals("{\"execute\":\"[1]\"}", QemuCommands.wrapped(List.of("[1]")));
		CommandFailure failure = assertThrows(CommandFailure.class, () -> QemuCommands.wrapped(List.of("x", "a=1", "b")));
		assertEquals("failed to wrap arguments 'a=1 b' into a QMP command wrapper", failure.getMessage());
		assertTrue(failure.hint().contains("JSON object"), failure.hint());
	}

	@Test
	void descriptors() throws CommandFailure {
		assertEquals(List.of(7, 8), Descriptors.parse("7,8"));
		assertEquals(List.of(), Descriptors.parse(""));
		assertEquals("Unable to parse FD number ''", assertThrows(CommandFailure.class, () -> Descriptors.parse("7,")).getMessage());
	}
}
