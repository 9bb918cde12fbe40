package org.gasthaus.cli.internal.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import org.junit.jupiter.api.Test;

class MessagesTest {
	@Test
	void everySentenceIsThereInGermanWithTheSamePlaceholders() throws IOException {
		Properties english = load("messages.properties");
		Properties german = load("messages_de.properties");
		assertEquals(english.keySet(), german.keySet());
		for (Object key : english.keySet()) {
			assertEquals(placeholders(english, key), placeholders(german, key), key::toString);
		}
	}

	private static String placeholders(Properties properties, Object key) {
		String text = properties.getProperty((String) key);
		StringBuilder found = new StringBuilder();
		for (int i = 0; i < 5; i++) {
			found.append(text.contains("{" + i + "}") ? i : "");
		}
		return found.toString();
	}

	private static Properties load(String name) throws IOException {
		Properties properties = new Properties();
		try (var in = new InputStreamReader(Messages.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
			properties.load(in);
		}
		return properties;
	}
}
