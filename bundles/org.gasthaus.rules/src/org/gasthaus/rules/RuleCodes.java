package org.gasthaus.rules;

import java.util.SortedSet;
import java.util.TreeSet;

/** The codes of all rules. */
public final class RuleCodes {
	/** What every code starts with. */
	public static final String PREFIX = "rule.";

	private RuleCodes() {
	}

	/** All codes that the rules of this bundle can report, in alphabetical order. */
	public static SortedSet<String> all() {
		SortedSet<String> codes = new TreeSet<>();
		for (String key : Messages.bundle().keySet()) {
			if (key.startsWith(PREFIX)) {
				codes.add(key);
			}
		}
		return codes;
	}

	/** The sentence of a code with its placeholders, in the language of the default locale. */
	public static String sentence(String code) {
		return Messages.bundle().getString(code);
	}
}
