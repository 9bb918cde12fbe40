package org.gasthaus.languageserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
	@ParameterizedTest
	@ValueSource(strings = { "/org/gasthaus/languageserver/internal/" })
	void everySentenceIsThereInGermanWithTheSamePlaceholders(String folder) throws IOException {
		Properties english = load(folder + "messages.properties");
		Properties german = load(folder + "messages_de.properties");
		assertFalse(english.isEmpty());
		assertEquals(english.keySet(), german.keySet());
		for (Object key : english.keySet()) {
			assertEquals(placeholders(english, key), placeholders(german, key), key::toString);
		}
	}

	private static int placeholders(Properties properties, Object key) {
		return new MessageFormat(properties.getProperty((String) key)).getFormatsByArgumentIndex().length;
	}

	private static Properties load(String name) throws IOException {
		Properties properties = new Properties();
		try (var in = new InputStreamReader(Main.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
			properties.load(in);
		}
		return properties;
	}
}
