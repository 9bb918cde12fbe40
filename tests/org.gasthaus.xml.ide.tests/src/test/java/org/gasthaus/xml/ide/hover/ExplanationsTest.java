package org.gasthaus.xml.ide.hover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

import org.gasthaus.rules.RuleCodes;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
	/** Keys of sentences that are variants of another code's. */
	private static final Set<String> VARIANTS = Set.of("schema.missing-attributes", "schema.missing-elements", "schema.missing-some-attribute",
			"schema.missing-some-element", "schema.text-empty");

	private static Set<String> codes() {
		Set<String> codes = new TreeSet<>(RuleCodes.all());
		for (String bundle : List.of("org.gasthaus.xml.text.messages", "org.gasthaus.xml.schema.messages")) {
			ResourceBundle.getBundle(bundle, Locale.ROOT).keySet().stream().filter(key -> key.startsWith("syntax.") || key.startsWith("schema."))
					.filter(key -> !VARIANTS.contains(key)).forEach(codes::add);
		}
		ResourceBundle.getBundle("org.gasthaus.xml.check.messages", Locale.ROOT).keySet().stream().filter(key -> key.startsWith("rule.")).forEach(codes::add);
		return codes;
	}

	@Test
	void everyCodeHasACauseAndACure() {
		Set<String> without = new TreeSet<>();
		for (String code : codes()) {
			Optional<Explanation> explanation = Explanations.of(code);
			if (explanation.isEmpty() || explanation.get().cause().isBlank() || explanation.get().cure().isBlank()) {
				without.add(code);
			}
		}
		assertEquals(Set.of(), without);
		assertTrue(codes().size() > 500, () -> codes().size() + " codes");
	}

	@Test
	void everyExplanationIsOfACodeOrAFamilyOfCodes() {
		Set<String> unused = new TreeSet<>();
		for (String key : ResourceBundle.getBundle("org.gasthaus.xml.ide.hover.explanations", Locale.ROOT).keySet()) {
			String code = key.substring(0, key.lastIndexOf('.'));
			if (codes().stream().noneMatch(each -> each.equals(code) || each.startsWith(code + '.') || each.startsWith(code + '-'))) {
				unused.add(code);
			}
		}
		assertEquals(Set.of(), unused);
	}

	@Test
	void aSpecialExplanationGoesBeforeThatOfTheFamily() {
		assertNotEquals(Explanations.of("rule.disk.wwn").orElseThrow().cause(), Explanations.of("rule.disk.target-duplicate").orElseThrow().cause());
		assertEquals("rule.disk.wwn", Explanations.of("rule.disk.wwn").orElseThrow().code());
	}

	@Test
	void aCodeOfNobodyHasNone() {
		assertTrue(Explanations.of("").isEmpty());
		assertTrue(Explanations.of("rule").isEmpty());
		assertTrue(Explanations.of("nothing.at-all").isEmpty());
	}

	@Test
	void everyTextIsThereInGermanWithTheSamePlaceholders() {
		for (String name : List.of("hover.explanations", "hover.messages", "completion.messages")) {
			ResourceBundle english = ResourceBundle.getBundle("org.gasthaus.xml.ide." + name, Locale.ROOT);
			ResourceBundle german = ResourceBundle.getBundle("org.gasthaus.xml.ide." + name, Locale.GERMAN);
			assertEquals(Locale.GERMAN, german.getLocale());
			for (String key : english.keySet()) {
				assertEquals(placeholders(english.getString(key)), placeholders(german.getString(key)), key);
				assertFalse(german.getString(key).isBlank(), key);
			}
			assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(german.keySet()));
		}
	}

	private static Set<String> placeholders(String text) {
		Set<String> found = new TreeSet<>();
		for (int i = 0; i < 9; i++) {
			if (text.contains("{" + i + "}")) {
				found.add("{" + i + "}");
			}
		}
		return found;
	}
}
