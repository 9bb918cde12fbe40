package org.gasthaus.xml.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SeveritiesTest {
	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private static List<Severities.Row> codes() {
		return Severities.rows().stream().flatMap(family -> family.children().stream()).toList();
	}

	@Test
	void sentencesHaveNoHolesForWhatOneTextSays() {
		assertTrue(codes().size() > 300, () -> codes().size() + " codes");
		assertEquals(List.of(), codes().stream().map(Severities.Row::sentence).filter(sentence -> sentence.matches(".*[{}].*|.*''.*")).toList());
		assertEquals("The CCW address \u2026 is used twice.", codes().stream().map(Severities.Row::sentence).filter(sentence -> sentence.startsWith("The CCW")).findFirst().orElse(""));
	}
}
