package org.gasthaus.xml.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.relaxng.match.NameClass;
import com.thaiopensource.xml.util.Name;

/** What a schema allows at one place, asked of a matcher without changing it. */
final class Expectation {
	/** Values that show what kind of data is expected, each with the key of its description. */
	private static final String[][] SAMPLES = { { "1", "expected.number" }, { "-1", "expected.integer" }, { "0x1", "expected.hexadecimal" },
			{ "/a", "expected.path" }, { "52:54:00:00:00:01", "expected.mac" }, { "b5a4c1a0-6a4c-4d0e-9a52-0f5f1c6d0c11", "expected.uuid" },
			{ "192.168.0.1", "expected.ipv4" }, { "fd00::1", "expected.ipv6" }, { "0-1", "expected.cpuset" }, { "KiB", "expected.unit" },
			{ "name", "expected.name" } };

	private Expectation() {
	}

	/** The names of a class in alphabetical order, as a person here would write them. */
	static TreeMap<String, Name> names(NameClass names, Names context) {
		TreeMap<String, Name> result = new TreeMap<>();
		for (Name name : names.getIncludedNames()) {
			result.put(context.display(name), name);
		}
		return result;
	}

	/** The names of a set in alphabetical order. */
	static List<String> names(Set<Name> names, Names context) {
		List<String> result = new ArrayList<>(names.size());
		for (Name name : names) {
			result.add(context.display(name));
		}
		result.sort(null);
		return result;
	}

	/**
	 * The literals that are choices here, in the order of the candidates. Where the schema wants a number or a path, a literal
	 * that happens to be one is accepted too; then a slightly changed one is accepted as well, and it is no choice.
	 */
	static List<String> literals(List<String> candidates, Predicate<String> accepted) {
		List<String> result = new ArrayList<>();
		for (String candidate : candidates) {
			if (accepted.test(candidate) && !isData(candidate, candidates, accepted)) {
				result.add(candidate);
			}
		}
		return result;
	}

	private static boolean isData(String literal, List<String> literals, Predicate<String> accepted) {
		int last = literal.length() - 1;
		if (last < 0) {
			return false;
		}
		String start = literal.substring(0, last);
		String[] changed = { literal + literal.charAt(last), start + "7", start + "d" };
		for (String variant : changed) {
			if (Collections.binarySearch(literals, variant) < 0 && accepted.test(variant)) {
				return true;
			}
		}
		return false;
	}

	/** Descriptions of the data that is accepted, for example "a number", where no literals say it. */
	static List<String> data(Predicate<String> accepted) {
		List<String> result = new ArrayList<>();
		for (String[] sample : SAMPLES) {
			if (accepted.test(sample[0])) {
				result.add(Messages.text(sample[1]));
			}
		}
		return result;
	}

	/** A value that is accepted: one of the candidates, else one that shows a kind of data; {@code null} if there is none. */
	static String sample(List<String> candidates, Predicate<String> accepted) {
		for (String candidate : candidates) {
			if (accepted.test(candidate)) {
				return candidate;
			}
		}
		for (String[] sample : SAMPLES) {
			if (accepted.test(sample[0])) {
				return sample[0];
			}
		}
		return null;
	}

	/** Whether an attribute whose name is matched may have a value. */
	static Predicate<String> valueOf(Matcher afterName, Name name, String written, Names context) {
		return value -> afterName.copy().matchAttributeValue(value, name, written, context);
	}

	/** Whether an element may have a text as its only content from here on. */
	static Predicate<String> textIn(Matcher beforeText, Name name, String written, Names context) {
		return value -> beforeText.copy().matchTextBeforeEndTag(value, name, written, context);
	}
}
