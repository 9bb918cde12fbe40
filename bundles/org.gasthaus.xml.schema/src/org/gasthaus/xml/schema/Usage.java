package org.gasthaus.xml.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gasthaus.xml.text.XmlElement;

/** What is usual in definitions, from {@code usage.txt}: it orders what the schema allows. Immutable. */
public final class Usage {
	/** What the file says. */
	public static final Usage STANDARD = read("usage.txt");

	private final Map<String, List<String>> children = new HashMap<>();
	private final Map<String, List<String>> attributes = new HashMap<>();
	private final Map<String, List<String>> written = new HashMap<>();
	private final Map<String, List<String>> values = new HashMap<>();
	private final Set<String> empty = new HashSet<>();

	private Usage() {
	}

	private static Usage read(String name) {
		Usage usage = new Usage();
		try (InputStream in = Usage.class.getResourceAsStream(name);
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (!line.isBlank() && !line.startsWith("#")) {
					usage.line(line.strip().split(" +"));
				}
			}
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
		return usage;
	}

	private void line(String[] words) {
		List<String> rest = new ArrayList<>(List.of(words));
		String mark = rest.remove(0);
		if (mark.equals("/")) {
			empty.addAll(rest);
			return;
		}
		String key = rest.remove(0);
		switch (mark) {
		case "<" -> children.put(key, List.copyOf(rest));
		case "@" -> {
			written.put(key, List.copyOf(rest));
			attributes.put(key, List.of(String.join("|", rest).split("\\|")));
		}
		case "=" -> values.put(key, List.copyOf(rest));
		default -> throw new IllegalStateException(mark);
		}
	}

	/** The key of an element: its parent's name and its own. A device on its own has the key that it has in a domain. */
	public static String key(XmlElement element) {
		return ElementKey.of(element);
	}

	public static String key(String parent, String name) {
		return parent.isEmpty() ? name : parent + '/' + name;
	}

	/** Children of an element, the most usual first. */
	public List<String> children(String key) {
		return children.getOrDefault(key, List.of());
	}

	/** Attributes of an element, the most usual first. */
	public List<String> attributes(String key) {
		return attributes.getOrDefault(key, List.of());
	}

	/** The attributes that a new tag gets, of those that it may have. */
	public List<String> written(String key, Collection<String> allowed) {
		List<String> result = new ArrayList<>();
		for (String choice : written.getOrDefault(key, List.of())) {
			for (String attribute : choice.split("\\|")) {
				if (allowed.contains(attribute)) {
					result.add(attribute);
					break;
				}
			}
		}
		return result;
	}

	/** Values of an attribute, the most usual first. */
	public List<String> values(String key, String attribute) {
		return values.getOrDefault(key + '@' + attribute, List.of());
	}

	/** Texts of an element, the most usual first. */
	public List<String> texts(String key) {
		return values.getOrDefault(key + '#', List.of());
	}

	/**
	 * Values in the order of their use, then as they come.
	 *
	 * @param attribute the name of the attribute; empty for the text of the element
	 */
	public List<String> ordered(String key, String attribute, List<String> allowed) {
		List<String> usual = attribute.isEmpty() ? texts(key) : values(key, attribute);
		List<String> result = new ArrayList<>(usual);
		result.retainAll(allowed);
		allowed.stream().filter(value -> !usual.contains(value)).forEach(result::add);
		return result;
	}

	/** Whether a new element is written without content although it may have some. */
	public boolean isMostlyEmpty(String key) {
		return empty.contains(key);
	}

	/** The place of a word among the usual ones as three digits, behind all of them if it is none. */
	public static String rank(List<String> usual, String word) {
		int rank = usual.indexOf(word);
		return String.format(java.util.Locale.ROOT, "%03d", rank < 0 ? 999 : rank);
	}
}
