package org.gasthaus.xml.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the references of one text stand for: the five predefined entities, characters by number, and the internal entities
 * that the text's DOCTYPE declares. Nothing is ever fetched. The expansions of a text may have {@link #MAX_EXPANSION} characters
 * together and nest {@link #MAX_NESTING} deep; a text that goes beyond has no declared entities at all.
 */
final class Entities {
	static final int MAX_EXPANSION = 64 * 1024;
	static final int MAX_NESTING = 8;

	/** Why a reference stands for nothing. */
	enum Problem {
		UNKNOWN("syntax.unknown-entity"),
		EXTERNAL("syntax.external-entity"),
		UNPARSED("syntax.unparsed-entity"),
		MARKUP("syntax.entity-markup"),
		MALFORMED("syntax.reference"),
		RECURSIVE("syntax.recursive-entity"),
		TOO_LARGE("syntax.entity-expansion");

		final String code;

		Problem(String code) {
			this.code = code;
		}
	}

	private static final Entities PREDEFINED = new Entities(Map.of(), List.of());

	private final Map<String, Doctype.Entity> declared;
	private final List<Finding> findings;
	private final Map<String, Object> resolved = new HashMap<>();
	private final Map<String, Integer> costs = new HashMap<>();
	private boolean exhausted;
	private int spent;

	private Entities(Map<String, Doctype.Entity> declared, List<Finding> findings) {
		this.declared = declared;
		this.findings = findings;
	}

	static Entities of(XmlTokens tokens) {
		for (int i = 0; i < tokens.count() && tokens.type(i) != XmlTokens.TAG_START; i++) {
			if (tokens.type(i) == XmlTokens.DOCTYPE) {
				Doctype doctype = new Doctype(tokens.text(), tokens.start(i), tokens.end(i));
				Entities entities = new Entities(doctype.entities(), doctype.findings());
				entities.measure(tokens);
				return entities;
			}
		}
		return PREDEFINED;
	}

	/** What is wrong with the declaration of the document type. */
	List<Finding> findings() {
		return findings;
	}

	/** What a reference by name stands for: a {@link String} or a {@link Problem}. */
	Object replacement(String name) {
		String predefined = predefined(name);
		if (predefined != null) {
			return predefined;
		}
		if (!declared.containsKey(name)) {
			return Problem.UNKNOWN;
		}
		return exhausted ? Problem.TOO_LARGE : resolved.computeIfAbsent(name, this::expand);
	}

	/** Replaces all references that stand for something; others become nothing. */
	String resolve(String raw) {
		StringBuilder result = new StringBuilder(raw.length());
		int at = 0;
		for (int amp = raw.indexOf('&'); amp >= 0; amp = raw.indexOf('&', at)) {
			result.append(raw, at, amp);
			int end = raw.indexOf(';', amp);
			if (end < 0) {
				return result.append(raw, amp, raw.length()).toString();
			}
			Object replacement = raw.startsWith("&#", amp) ? characters(raw, amp, end) : replacement(raw.substring(amp + 1, end));
			if (replacement instanceof String text) {
				result.append(text);
			}
			at = end + 1;
		}
		return result.append(raw, at, raw.length()).toString();
	}

	/** The character that {@code &#…;} from {@code amp} to the semicolon at {@code end} names, or -1. */
	static int character(String text, int amp, int end) {
		boolean hexadecimal = amp + 2 < end && text.charAt(amp + 2) == 'x';
		int digit = amp + (hexadecimal ? 3 : 2);
		if (digit >= end) {
			return -1;
		}
		int value = 0;
		for (; digit < end; digit++) {
			char c = text.charAt(digit);
			int number = c < 0x80 ? Character.digit(c, hexadecimal ? 16 : 10) : -1;
			if (number < 0) {
				return -1;
			}
			value = Math.min(value * (hexadecimal ? 16 : 10) + number, 0x110000);
		}
		return XmlCharacters.isLegal(value) ? value : -1;
	}

	private static String characters(String text, int amp, int end) {
		int character = character(text, amp, end);
		return character < 0 ? null : Character.toString(character);
	}

	private static String predefined(String name) {
		switch (name) {
		case "lt":
			return "<";
		case "gt":
			return ">";
		case "amp":
			return "&";
		case "quot":
			return "\"";
		case "apos":
			return "'";
		default:
			return null;
		}
	}

	/** Adds up what all references of the text expand to, so that a text beyond the budget is known before. The cost
	 * of a reference is the characters that are looked at for it, so that expansions to nothing are not free. */
	private void measure(XmlTokens tokens) {
		if (declared.isEmpty()) {
			return;
		}
		String text = tokens.text();
		for (int amp = text.indexOf('&'); amp >= 0 && !exhausted; amp = text.indexOf('&', amp + 1)) {
			int end = XmlCharacters.nameEnd(text, amp + 1, text.length());
			if (end == text.length() || text.charAt(end) != ';') {
				continue;
			}
			String name = text.substring(amp + 1, end);
			int type = declared.containsKey(name) ? tokens.type(tokens.tokenBefore(amp + 1)) : XmlTokens.COMMENT;
			if (type == XmlTokens.TEXT || type == XmlTokens.VALUE) {
				exhausted |= replacement(name) == Problem.TOO_LARGE;
				spent += costs.getOrDefault(name, 0);
				exhausted |= spent > MAX_EXPANSION;
			}
		}
	}

	private Object expand(String name) {
		StringBuilder result = new StringBuilder();
		int[] left = { MAX_EXPANSION };
		Problem problem = expand(name, result, new HashSet<>(), left);
		costs.put(name, MAX_EXPANSION - left[0]);
		return problem == null ? result.toString() : problem;
	}

	private Problem expand(String name, StringBuilder result, Set<String> open, int[] left) {
		Doctype.Entity entity = declared.get(name);
		if (entity == null) {
			return Problem.UNKNOWN;
		}
		if (entity.replacement() == null) {
			return entity.unparsed() ? Problem.UNPARSED : Problem.EXTERNAL;
		}
		if (!open.add(name)) {
			return Problem.RECURSIVE;
		}
		if (open.size() > MAX_NESTING) {
			return Problem.TOO_LARGE;
		}
		String text = entity.replacement();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '<') {
				return Problem.MARKUP;
			}
			left[0]--;
			if (left[0] < 0) {
				return Problem.TOO_LARGE;
			}
			if (c != '&') {
				result.append(c);
				continue;
			}
			int end = text.indexOf(';', i);
			if (end < 0) {
				return Problem.MALFORMED;
			}
			if (text.startsWith("&#", i)) {
				int character = character(text, i, end);
				if (character < 0) {
					return Problem.MALFORMED;
				}
				result.appendCodePoint(character);
			} else {
				String inner = text.substring(i + 1, end);
				String predefined = predefined(inner);
				Problem problem = predefined == null ? expand(inner, result, open, left) : null;
				if (problem != null) {
					return problem;
				}
				if (predefined != null) {
					result.append(predefined);
				}
			}
			i = end;
		}
		open.remove(name);
		return null;
	}
}
