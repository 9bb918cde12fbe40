package org.gasthaus.ui.internal.connections;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;

import org.gasthaus.hypervisor.CredentialsPrompt.Request;
import org.gasthaus.testkit.FakeHypervisor;
import org.junit.jupiter.api.Test;

class RememberingPromptTest {
	private static final class MemoryStore implements RememberingPrompt.Store {
		final Map<String, String> kept = new HashMap<>();

		@Override
		public char[] get(String uri, String question) {
			return kept.containsKey(question) ? kept.get(question).toCharArray() : null;
		}

		@Override
		public void put(String uri, String question, char[] answer) {
			kept.put(question, new String(answer));
		}

		@Override
		public void forget(String uri) {
			kept.clear();
		}
	}

	private final MemoryStore store = new MemoryStore();
	private RememberingPrompt.Answer person;
	private int asked;
	private final RememberingPrompt prompt = new RememberingPrompt(store, request -> {
		asked++;
		return person;
	});

	private char[] ask(String challenge) {
		return prompt.ask(new Request(FakeHypervisor.uri(), "Password", challenge, true));
	}

	@Test
	void whatTheHostAcceptedIsRememberedAndNotAskedAgain() {
		person = new RememberingPrompt.Answer("geheim".toCharArray(), true);
		char[] given = ask("");
		assertArrayEquals("geheim".toCharArray(), given);
		java.util.Arrays.fill(given, '\0'); // as who asked does
		assertEquals(Map.of(), store.kept, "before the host accepted it");
		prompt.told(FakeHypervisor.uri(), true);
		assertEquals(Map.of("Password", "geheim"), store.kept);
		assertArrayEquals("geheim".toCharArray(), ask(""));
		assertEquals(1, asked);
	}

	@Test
	void whatTheHostRefusedIsForgottenAndAskedAgain() {
		store.kept.put("Password", "old");
		assertArrayEquals("old".toCharArray(), ask(""));
		prompt.told(FakeHypervisor.uri(), false);
		person = new RememberingPrompt.Answer("wrong".toCharArray(), true);
		assertArrayEquals("wrong".toCharArray(), ask(""));
		prompt.told(FakeHypervisor.uri(), false);
		prompt.told(FakeHypervisor.uri(), true);
		assertEquals(Map.of(), store.kept, "a refused answer is not kept until the next success");
	}

	@Test
	void whatIsNotWantedIsNotRemembered() {
		person = new RememberingPrompt.Answer("once".toCharArray(), false);
		ask("");
		prompt.told(FakeHypervisor.uri(), true);
		assertEquals(Map.of(), store.kept);
	}

	@Test
	void aHostsKeyIsShownEachTime() {
		person = new RememberingPrompt.Answer("y".toCharArray(), true);
		ask("Accept SSH host key with hash …");
		prompt.told(FakeHypervisor.uri(), true);
		ask("Accept SSH host key with hash …");
		assertEquals(2, asked);
		assertEquals(Map.of(), store.kept);
	}

	@Test
	void noAnswerIsNone() {
		person = null;
		assertNull(ask(""));
	}
}
