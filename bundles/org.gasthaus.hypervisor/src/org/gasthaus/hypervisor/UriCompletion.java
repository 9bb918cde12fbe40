package org.gasthaus.hypervisor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.gasthaus.hypervisor.UriVocabulary.Driver;
import org.gasthaus.hypervisor.UriVocabulary.Parameter;

/** Proposes how a connection URI may go on. From the text alone. */
public final class UriCompletion {
	private UriCompletion() {
	}

	/**
	 * The texts that {@code text} may become when what stands before the cursor is completed; what stands after it stays behind.
	 *
	 * @param cursor from 0 to the length of the text
	 */
	public static List<String> proposals(String text, int cursor) {
		String before = text.substring(0, cursor);
		String after = text.substring(cursor);
		int colon = before.indexOf(':');
		if (colon < 0) {
			return scheme(before, after);
		}
		String scheme = before.substring(0, colon);
		String driverName = scheme.replaceFirst("\\+.*", "");
		Driver driver = UriVocabulary.DRIVERS.get(driverName);
		int question = before.indexOf('?');
		if (question >= 0) {
			return parameters(scheme, before, after);
		}
		int slash = before.startsWith("://", colon) ? before.indexOf('/', colon + 3) : -1;
		if (slash >= 0 && driver != null) {
			boolean isHere = slash == colon + 3 && !scheme.contains("+"); // where a driver can run in this program
			return matching(before.substring(0, slash), before.substring(slash), driver.paths().stream().filter(path -> isHere || !path.equals(UriVocabulary.EMBED)).map(path -> path.equals(UriVocabulary.EMBED) ? path + "?root=/" : path).toList(), after);
		}
		return List.of();
	}

	private static List<String> scheme(String before, String after) {
		int plus = before.indexOf('+');
		if (plus < 0) {
			return matching("", before, UriVocabulary.names(UriVocabulary.DRIVERS).stream().map(name -> name + "://").toList(), after);
		}
		return matching(before.substring(0, plus + 1), before.substring(plus + 1),
				UriVocabulary.names(UriVocabulary.TRANSPORTS).stream().map(name -> name + "://").toList(), after);
	}

	private static List<String> parameters(String scheme, String before, String after) {
		int start = Math.max(before.lastIndexOf('&'), before.lastIndexOf('?')) + 1;
		String word = before.substring(start);
		int equals = word.indexOf('=');
		if (equals >= 0) {
			Parameter parameter = UriVocabulary.PARAMETERS.get(word.substring(0, equals));
			return parameter == null ? List.of()
					: matching(before.substring(0, start + equals + 1), word.substring(equals + 1), parameter.values(), after);
		}
		if (before.contains("://" + UriVocabulary.EMBED + '?')) {
			return before.contains("?root=") ? List.of() : matching(before.substring(0, start), word, List.of("root=/"), after);
		}
		int plus = scheme.indexOf('+');
		String transport = plus < 0 ? before.contains(":///") ? "unix" : "tls" : scheme.substring(plus + 1);
		List<String> names = new ArrayList<>();
		for (Parameter parameter : UriVocabulary.PARAMETERS.values()) {
			if ((parameter.transports().isEmpty() || parameter.transports().contains(transport)) && !before.substring(0, start).contains(parameter.name() + '=')) {
				names.add(parameter.name() + '=');
			}
		}
		return matching(before.substring(0, start), word, names, after);
	}

	private static List<String> matching(String head, String begun, Collection<String> words, String after) {
		return words.stream().filter(word -> word.startsWith(begun) && !word.equals(begun)).map(word -> head + joined(word, after)).toList();
	}

	/** What the word ends with may stand behind the cursor already. */
	private static String joined(String word, String after) {
		for (int length = Math.min(word.length(), after.length()); length > 0; length--) {
			if (word.endsWith(after.substring(0, length))) {
				return word + after.substring(length);
			}
		}
		return word + after;
	}
}
