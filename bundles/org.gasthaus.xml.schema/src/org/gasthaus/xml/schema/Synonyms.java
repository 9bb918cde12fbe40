package org.gasthaus.xml.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/** What people call a value that has another name here, from {@code synonyms.txt}. Immutable. */
final class Synonyms {
	/** Ways to say yes and no. */
	private static final List<List<String>> ANSWERS = List.of(List.of("yes", "on", "true", "1", "enabled", "enable"), List.of("no", "off", "false", "0", "disabled", "disable"));

	private final Map<String, String> values = new HashMap<>();

	private Synonyms() {
	}

	/** Read when the first value is refused. */
	private static final class Standard {
		private static final Synonyms TABLE = read("synonyms.txt");
	}

	static Synonyms standard() {
		return Standard.TABLE;
	}

	private static Synonyms read(String name) {
		Synonyms table = new Synonyms();
		try (InputStream in = Synonyms.class.getResourceAsStream(name);
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (!line.isBlank() && !line.startsWith("#")) {
					String[] words = line.strip().split(" +");
					for (int i = 2; i < words.length; i++) {
						String key = words[0] + ' ' + words[i];
						if (table.values.putIfAbsent(key, words[1]) != null) {
							throw new IllegalStateException("twice: " + key);
						}
					}
				}
			}
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
		return table;
	}

	/** The places, values and words of the table, each as its line has it. */
	Map<String, String> all() {
		return Map.copyOf(values);
	}

	/** What is meant by the value of an attribute, or {@code null}. */
	String of(XmlAttribute attribute, String attributeName, String value, Predicate<String> accepted) {
		String same = answer(value, accepted);
		return same != null ? same : of(attribute.element(), '@' + attributeName, value, accepted);
	}

	/** What is meant by the text of an element, or {@code null}. */
	String ofText(XmlElement element, String text, Predicate<String> accepted) {
		String same = answer(text, accepted);
		return same != null ? same : of(element, "#", text, accepted);
	}

	private String of(XmlElement element, String rest, String value, Predicate<String> accepted) {
		String word = ' ' + value.strip().toLowerCase(Locale.ROOT);
		String exact = values.get(ElementKey.of(element) + rest + word);
		String meant = exact != null ? exact : values.get("*/" + element.name() + rest + word);
		return meant != null && accepted.test(meant) ? meant : null;
	}

	/** The one word for yes, or for no, that is allowed where another one stands. */
	private static String answer(String value, Predicate<String> accepted) {
		String word = value.strip().toLowerCase(Locale.ROOT);
		if (accepted.test("name")) {
			return null;
		}
		for (List<String> same : ANSWERS) {
			if (same.contains(word)) {
				List<String> allowed = same.stream().filter(accepted).toList();
				return allowed.size() == 1 && !Character.isDigit(allowed.get(0).charAt(0)) ? allowed.get(0) : null;
			}
		}
		return null;
	}
}
