package org.gasthaus.xml.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/**
 * What later versions of libvirt know that the schema in use may not: {@code newer.txt} as objects. It is read when a schema refuses something
 * for the first time. Immutable, for any thread.
 */
final class NewerNames {
	private static final Set<String> HOLDERS = Set.of("domainsnapshot", "domaincheckpoint");

	private static final class Standard {
		static final NewerNames NAMES = read("newer.txt");
	}

	/**
	 * One thing.
	 *
	 * @param path where it is: what its parents from the root element on are called
	 * @param name the name of an element, of an attribute with {@code @} before it, or a value with {@code =} before it, that may have {@code **} in place of its
	 *        ending
	 * @param since the first libvirt that knows it, for example {@code 10.6.0}
	 */
	record Row(List<Segment> path, String name, String since) {
		/** Whether it is one only where an attribute says so, and allowed elsewhere before. */
		boolean isConditional() {
			return path.stream().anyMatch(segment -> segment.attribute != null);
		}

		private boolean isBeginning() {
			return name.endsWith(Segment.ANY);
		}

		private boolean begins(String value) {
			return value.startsWith(name.substring(0, name.length() - Segment.ANY.length()));
		}
	}

	/**
	 * One step of a path.
	 *
	 * @param element the name of an element; {@code **} for any number of elements; with {@code @} before it that of an attribute, as the last step
	 * @param attribute an attribute that the element has, or {@code null}
	 * @param value the value of that attribute
	 */
	record Segment(String element, String attribute, String value) {
		static final String ANY = "**";

		static Segment of(String written) {
			int bracket = written.indexOf('[');
			if (bracket < 0) {
				return new Segment(written, null, null);
			}
			int equals = written.indexOf('=', bracket);
			return new Segment(written.substring(0, bracket), written.substring(bracket + 1, equals), written.substring(equals + 1, written.length() - 1));
		}

		boolean matches(Step step) {
			if (!step.name.equals(element)) {
				return false;
			}
			XmlAttribute found = attribute == null ? null : step.element.attribute(attribute);
			return attribute == null || found != null && found.value().equals(value);
		}
	}

	/** An element, or an attribute of it, on the way from the root to what was refused; {@code element} is {@code null} where the text does not have it. */
	private record Step(String name, XmlElement element) {
	}

	private final Map<String, List<Row>> rows = new HashMap<>();
	/** Values of which only the beginning is told. */
	private final List<Row> beginnings = new ArrayList<>();

	private NewerNames() {
	}

	static NewerNames standard() {
		return Standard.NAMES;
	}

	private static NewerNames read(String name) {
		NewerNames names = new NewerNames();
		try (InputStream in = NewerNames.class.getResourceAsStream(name);
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
				String[] words = line.strip().split(" +");
				List<Segment> path = List.of(words[0].split("/")).stream().map(Segment::of).toList();
				Row row = new Row(path, words[1], words[2]);
				(row.isBeginning() ? names.beginnings : names.rows.computeIfAbsent(row.name, key -> new ArrayList<>(1))).add(row);
			});
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
		return names;
	}

	/** All of them, in no order. */
	List<Row> rows() {
		return Stream.concat(rows.values().stream().flatMap(List::stream), beginnings.stream()).toList();
	}

	/** What is known of an element at its place. */
	Optional<Row> element(XmlElement element) {
		return find(element.name(), element.parent(), null);
	}

	/** What is known of an attribute at its place. */
	Optional<Row> attribute(XmlAttribute attribute) {
		return find("@" + attribute.name(), attribute.element(), null);
	}

	/** What is known of the value of an attribute at its place. */
	Optional<Row> value(XmlAttribute attribute) {
		return find("=" + attribute.value(), attribute.element(), "@" + attribute.name());
	}

	/** What is known of a text of an element at its place. */
	Optional<Row> text(XmlElement element, String text) {
		return find("=" + text, element, null);
	}

	private Optional<Row> find(String name, XmlElement parent, String last) {
		List<Row> candidates = rows.getOrDefault(name, List.of());
		if (candidates.isEmpty()) {
			candidates = beginnings.stream().filter(row -> row.begins(name)).toList();
		}
		if (candidates.isEmpty() || parent == null) {
			return Optional.empty();
		}
		List<Step> steps = steps(parent);
		if (last != null) {
			steps.add(new Step(last, parent));
		}
		return candidates.stream().filter(row -> matches(row.path, 0, steps, 0)).findFirst();
	}

	/** The elements from the root to one; what stands for itself, or in a snapshot, counts as in its domain. */
	private static List<Step> steps(XmlElement element) {
		List<Step> steps = new ArrayList<>();
		for (XmlElement at = element; at != null; at = at.parent()) {
			steps.add(new Step(at.name(), at));
		}
		Collections.reverse(steps);
		XmlElement root = steps.get(0).element;
		DocumentKind kind = DocumentKind.ofRoot(root.name());
		if (kind == null || kind == DocumentKind.HOST_INTERFACE && root.attribute("name") == null) {
			steps.add(0, new Step("devices", null));
			steps.add(0, new Step("domain", null));
		} else if (kind == DocumentKind.CPU) {
			steps.add(0, new Step("domain", null));
		} else if (steps.size() > 1 && HOLDERS.contains(root.name())) {
			XmlElement held = steps.get(1).element;
			if (held.name().equals("domain") || held.name().equals("inactiveDomain")) {
				steps.remove(0);
				steps.set(0, new Step("domain", held));
			}
		}
		return steps;
	}

	private static boolean matches(List<Segment> path, int at, List<Step> steps, int step) {
		if (at == path.size()) {
			return step == steps.size();
		}
		Segment segment = path.get(at);
		if (segment.element.equals(Segment.ANY)) {
			for (int from = step; from <= steps.size(); from++) {
				if (matches(path, at + 1, steps, from)) {
					return true;
				}
			}
			return false;
		}
		return step < steps.size() && segment.matches(steps.get(step)) && matches(path, at + 1, steps, step + 1);
	}
}
