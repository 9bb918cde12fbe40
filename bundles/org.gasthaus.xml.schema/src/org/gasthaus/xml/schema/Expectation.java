package org.gasthaus.xml.schema;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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

	private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}");
	private static final int HEXADECIMAL = 16;
	/** Numbers of more digits are no bounds. */
	private static final int MOST_DIGITS = 12;

	/** The highest of the lowest numbers that are looked for. */
	private static final int MOST_LEAST = 64;

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
		if (accepted.test("name") && accepted.test("zq7x")) {
			return List.of(Messages.text("expected.name")); // anything
		}
		List<String> result = new ArrayList<>();
		for (String[] sample : SAMPLES) {
			if (accepted.test(sample[0])) {
				result.add(Messages.text(sample[1]));
			}
		}
		return result;
	}

	/**
	 * Descriptions of the data that is accepted in place of a value that is not: with the bound that a number breaks, or the characters that may not be in
	 * a text. Where any name may stand, no kind of data is told that would be one too.
	 *
	 * @param found the value that is not accepted
	 */
	static List<String> dataInPlaceOf(String found, Predicate<String> accepted) {
		if (accepted.test("0644") && accepted.test("7") && !accepted.test("8")) {
			return List.of(Messages.text("expected.octal"));
		}
		if (MAC.matcher(found).matches() && accepted.test("52:54:00:00:00:01") && !accepted.test("53:54:00:00:00:01")) {
			return List.of(Messages.text("expected.mac-unicast"));
		}
		String large = accepted.test("1") || accepted.test("0") ? null : large(found, accepted);
		if (large != null) {
			return List.of(large);
		}
		String bound = accepted.test("1") || accepted.test("0x1") ? bound(found, accepted) : null;
		if (bound != null) {
			return List.of(bound);
		}
		if (accepted.test("name")) {
			String bad = notAllowed(found, accepted);
			String name = Messages.text("expected.name");
			return List.of(bad.isEmpty() ? name : Messages.text("expected.without", name, bad));
		}
		List<String> result = data(accepted);
		if (accepted.test("-1")) {
			result.remove(Messages.text("expected.number"));
		}
		return result;
	}

	/** A number that is far above 1, with the bound that is broken; {@code null} if none of the magnitudes is accepted. */
	private static String large(String found, Predicate<String> accepted) {
		BigInteger some = BigInteger.TEN;
		for (int digits = 2; digits < MOST_DIGITS && !accepted.test(some.toString()); digits++) {
			some = some.multiply(BigInteger.TEN);
		}
		if (!accepted.test(some.toString()) || accepted.test("name")) {
			return null;
		}
		BigInteger low = BigInteger.ONE;
		while (some.subtract(low).compareTo(BigInteger.ONE) > 0) {
			BigInteger middle = low.add(some).shiftRight(1);
			if (accepted.test(middle.toString())) {
				some = middle;
			} else {
				low = middle;
			}
		}
		BigInteger number = found.matches("[1-9][0-9]{0,29}") ? new BigInteger(found) : BigInteger.ZERO;
		if (number.compareTo(some) <= 0) {
			return Messages.text("expected.at-least", some.toString());
		}
		BigInteger least = some;
		String most = most(number, one -> one.compareTo(least) < 0 || accepted.test(one.toString()));
		return most == null ? null : Messages.text("expected.at-most", most);
	}

	/** @return {@code null} if it is no number, or not its size is wrong */
	private static String bound(String found, Predicate<String> accepted) {
		if (found.matches("0x[0-9a-fA-F]{1,16}") && accepted.test("0x1")) {
			String most = most(new BigInteger(found.substring(2), HEXADECIMAL), number -> accepted.test("0x" + number.toString(HEXADECIMAL)));
			return most == null ? null : Messages.text("expected.hexadecimal-at-most", "0x" + new BigInteger(most).toString(HEXADECIMAL));
		}
		// a zero before it makes it octal for libvirt
		if (!found.matches("-?(0|[1-9][0-9]{0,29})")) {
			return null;
		}
		BigInteger number = new BigInteger(found);
		if (number.signum() < 0 && accepted.test("-1")) {
			String least = most(number.negate(), positive -> accepted.test(positive.negate().toString()));
			return least == null ? null : Messages.text("expected.at-least", "-" + least);
		}
		if (number.signum() <= 0) {
			for (int least = 0; least <= MOST_LEAST; least++) {
				if (accepted.test(Integer.toString(least))) {
					return Messages.text("expected.at-least", Integer.toString(least));
				}
			}
			return null;
		}
		String most = most(number, one -> accepted.test(one.toString()));
		return most == null ? null : Messages.text("expected.at-most", most);
	}

	/** What is accepted ends somewhere between 1 and a number: the greatest of it; {@code null} if the next number is accepted again. */
	private static String most(BigInteger number, Predicate<BigInteger> accepted) {
		BigInteger low = BigInteger.ONE;
		BigInteger high = number;
		while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
			BigInteger middle = low.add(high).shiftRight(1);
			if (accepted.test(middle)) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return accepted.test(number.add(BigInteger.ONE)) ? null : low.toString();
	}

	/** The characters that keep a text from being accepted, each in quotes; empty if it is not they. */
	private static String notAllowed(String found, Predicate<String> accepted) {
		Set<Character> special = new TreeSet<>();
		for (char c : found.toCharArray()) {
			if (!Character.isLetterOrDigit(c)) {
				special.add(c);
			}
		}
		List<String> bad = new ArrayList<>();
		for (char one : special) {
			String others = found;
			for (char other : special) {
				others = other == one ? others : others.replace(other, 'x');
			}
			if (!accepted.test(others) && accepted.test(others.replace(one, 'x'))) {
				bad.add(one == ' ' ? Messages.text("expected.blank") : one == '\n' || one == '\r' ? Messages.text("expected.line-break") : "'" + one + "'");
			}
		}
		return String.join(", ", bad);
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
