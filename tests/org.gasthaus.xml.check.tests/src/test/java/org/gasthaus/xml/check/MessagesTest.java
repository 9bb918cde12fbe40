package org.gasthaus.xml.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

import org.junit.jupiter.api.Test;

class MessagesTest {
	@Test
	void bothLanguagesHaveTheSameSentencesWithTheSamePlaceholders() throws IOException {
		Properties english = load("messages.properties");
		Properties german = load("messages_de.properties");
		assertEquals(english.keySet(), german.keySet());
		english.forEach((key, text) -> assertEquals(text.toString().contains("{0}"), german.getProperty(key.toString()).contains("{0}"), key::toString));
	}

	@Test
	void numbersAreWrittenAsInTheLanguage() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.ENGLISH);
			assertEquals("The rules were not checked: the definition has more than 400,000 elements. Syntax and schema were.", Messages.text("rule.too-large", 400_000));
			Locale.setDefault(Locale.GERMAN);
			assertEquals("Die Regeln wurden nicht geprüft: Die Definition hat mehr als 400.000 Elemente. Syntax und Schema wurden geprüft.",
					Messages.text("rule.too-large", 400_000));
		} finally {
			Locale.setDefault(before);
		}
	}

	private static Properties load(String name) throws IOException {
		Properties properties = new Properties();
		try (var in = new InputStreamReader(Messages.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
			properties.load(in);
		}
		return properties;
	}
}
