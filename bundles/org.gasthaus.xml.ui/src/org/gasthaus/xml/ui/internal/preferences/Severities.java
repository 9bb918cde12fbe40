package org.gasthaus.xml.ui.internal.preferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gasthaus.rules.RuleCodes;

/** The codes whose severity the user may choose, by family. */
final class Severities {
	private static final List<String> SCHEMA = List.of("schema.attribute-conflict", "schema.duplicate-element", "schema.element-order", "schema.incorrect",
			"schema.malformed", "schema.misplaced-element", "schema.missing-attribute", "schema.missing-element", "schema.namespace", "schema.newer", "schema.no-text", "schema.text",
			"schema.too-many", "schema.unknown-attribute", "schema.unknown-element", "schema.unknown-root", "schema.value");

	/**
	 * A code or a family of codes.
	 *
	 * @param code the code, or what all codes of the family begin with
	 * @param sentence what is wrong; empty for a family
	 * @param parent the family, {@code null} at the top
	 * @param children the codes of a family
	 */
	record Row(String code, String sentence, Row parent, List<Row> children) {
		@Override
		public boolean equals(Object other) {
			return other instanceof Row row && row.code.equals(code);
		}

		@Override
		public int hashCode() {
			return code.hashCode();
		}
	}

	private Severities() {
	}

	/** All families with their codes. */
	static List<Row> rows() {
		Map<String, Row> families = new TreeMap<>();
		for (String code : SCHEMA) {
			add(families, "schema", code, "");
		}
		for (String code : RuleCodes.all()) {
			int dot = code.indexOf('.', RuleCodes.PREFIX.length());
			add(families, dot < 0 ? code : code.substring(0, dot), code, general(RuleCodes.sentence(code)));
		}
		return new ArrayList<>(families.values());
	}

	/** The sentence of a message without what it says of one text. */
	private static String general(String message) {
		return message.replace("''", "'").replaceAll("'?\\{\\d[^}]*\\}'?", "\u2026");
	}

	private static void add(Map<String, Row> families, String family, String code, String sentence) {
		Row parent = families.computeIfAbsent(family, key -> new Row(key, "", null, new ArrayList<>()));
		parent.children().add(new Row(code, sentence, parent, List.of()));
	}
}
