package org.gasthaus.ui.internal.connections;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;

/**
 * Answers with what the user wants remembered, and asks for the rest. An answer is stored when the host accepted it, and forgotten when it did not.
 * Thread-safe; asked in the threads that open connections.
 */
final class RememberingPrompt implements CredentialsPrompt {
	/** Where answers are kept. Failures are its own business: then nothing is remembered. */
	interface Store {
		/** @return {@code null} for none */
		char[] get(String uri, String question);

		/** The answer stays the caller's, who wipes it. */
		void put(String uri, String question, char[] answer);

		void forget(String uri);
	}

	/**
	 * What a person answered.
	 *
	 * @param text wiped by who gets it
	 */
	record Answer(char[] text, boolean remember) {
	}

	private record Question(String uri, String text) {
	}

	private final Store store;
	private final Function<Request, Answer> person;
	private final Map<Question, char[]> waiting = new HashMap<>();

	/** @param person gives {@code null} for no answer */
	RememberingPrompt(Store store, Function<Request, Answer> person) {
		this.store = store;
		this.person = person;
	}

	@Override
	public char[] ask(Request request) {
		String uri = request.uri().toString();
		if (mayBeRemembered(request)) {
			char[] known = store.get(uri, request.prompt());
			if (known != null) {
				return known;
			}
		}
		Answer answer = person.apply(request);
		if (answer == null) {
			return null;
		}
		if (answer.remember() && mayBeRemembered(request)) {
			synchronized (waiting) {
				wipe(waiting.put(new Question(uri, request.prompt()), answer.text().clone()));
			}
		}
		return answer.text();
	}

	/** A host's key is shown to be looked at, each time. */
	static boolean mayBeRemembered(Request request) {
		return request.challenge().isEmpty();
	}

	@Override
	public void told(ConnectionUri uri, boolean accepted) {
		if (!accepted) {
			store.forget(uri.toString());
		}
		synchronized (waiting) {
			Iterator<Map.Entry<Question, char[]>> all = waiting.entrySet().iterator();
			while (all.hasNext()) {
				Map.Entry<Question, char[]> entry = all.next();
				if (entry.getKey().uri().equals(uri.toString())) {
					if (accepted) {
						store.put(entry.getKey().uri(), entry.getKey().text(), entry.getValue());
					}
					wipe(entry.getValue());
					all.remove();
				}
			}
		}
	}

	private static void wipe(char[] text) {
		if (text != null) {
			Arrays.fill(text, '\0');
		}
	}
}
