package org.gasthaus.xml.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.xml.text.XmlElement;

/**
 * The literal values of a schema by the names of the attributes and elements that may have them somewhere. Which of them are
 * allowed at one place, the matcher says; this keeps the number of questions small.
 *
 * <p>Filled by one thread while the schema is read, not changed afterwards.
 */
final class Literals {
	/** A pattern that is nothing but a choice of words. */
	private static final Pattern WORDS = Pattern.compile("\\(?\\(?[\\w-]+\\)?(\\|\\(?[\\w-]+\\)?)+\\)?");
	/** A pattern of a word that goes on with any letters. */
	private static final Pattern START = Pattern.compile("([a-z]+[0-9]*)\\[a-zA-Z0-9_\\\\.:\\\\-\\](?:\\{0,[0-9]+\\}|\\*)");
	private static final String ATTRIBUTE = "@";
	private static final String ELEMENT = "<";
	private static final String DEFINITION = "=";

	private final Map<String, Scope> scopes = new HashMap<>();
	private final Deque<Scope> open = new ArrayDeque<>();

	/** The values directly in a pattern, and the definitions that it refers to. */
	private static final class Scope {
		private final Set<String> values = new HashSet<>(2);
		private final Set<String> starts = new HashSet<>(2);
		private final Set<String> references = new HashSet<>(2);
	}

	/** Enters an element of a schema file; true if {@link #leave()} is due after its content. */
	boolean enter(XmlElement element, String localName) {
		String key = switch (localName) {
		case "attribute" -> key(ATTRIBUTE, element);
		case "element" -> key(ELEMENT, element);
		case "define" -> key(DEFINITION, element);
		default -> null;
		};
		if (key != null) {
			open.push(scopes.computeIfAbsent(key, each -> new Scope()));
		} else if (!open.isEmpty() && localName.equals("value")) {
			open.peek().values.add(element.characterContent().strip());
		} else if (!open.isEmpty() && localName.equals("ref")) {
			open.peek().references.add(key(DEFINITION, element));
		} else if (!open.isEmpty() && localName.equals("param") && WORDS.matcher(element.characterContent().strip()).matches()) {
			open.peek().values.addAll(List.of(element.characterContent().strip().replaceAll("[()]", "").split("\\|")));
		} else if (!open.isEmpty() && localName.equals("param")) {
			Matcher start = START.matcher(element.characterContent().strip());
			if (start.matches()) {
				open.peek().starts.add(start.group(1));
			}
		}
		return key != null;
	}

	void leave() {
		open.pop();
	}

	/** The values that attributes of a name have anywhere in the schema, in alphabetical order. */
	List<String> ofAttribute(String localName) {
		return of(ATTRIBUTE.concat(localName), scope -> scope.values);
	}

	/** The starts of words that may go on with other letters, that attributes of a name have anywhere in the schema, in alphabetical order. */
	List<String> startsOfAttribute(String localName) {
		return of(ATTRIBUTE.concat(localName), scope -> scope.starts);
	}

	/** The texts that elements of a name have anywhere in the schema, in alphabetical order. */
	List<String> ofElement(String localName) {
		return of(ELEMENT.concat(localName), scope -> scope.values);
	}

	private List<String> of(String key, Function<Scope, Set<String>> wanted) {
		Set<String> values = new TreeSet<>();
		Set<String> seen = new HashSet<>();
		Deque<String> pending = new ArrayDeque<>();
		pending.add(key);
		while (!pending.isEmpty()) {
			String next = pending.remove();
			Scope scope = seen.add(next) ? scopes.get(next) : null;
			if (scope != null) {
				values.addAll(wanted.apply(scope));
				pending.addAll(scope.references);
			}
		}
		return new ArrayList<>(values);
	}

	private static String key(String kind, XmlElement element) {
		String name = element.attribute("name") == null ? "" : element.attribute("name").value().strip();
		return kind.concat(name.substring(name.indexOf(':') + 1));
	}
}
