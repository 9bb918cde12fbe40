package org.gasthaus.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read is there in English and in German, with the same keys and the same places for values. */
class TextsTest {
	private static final Pattern PLACE = Pattern.compile("\\{\\d+[^}]*\\}");
	/** Names of bundles are names in any language. */
	private static final Set<String> NAMES = Set.of("Bundle-Name", "Bundle-Vendor", "pluginName", "providerName");

	static List<Path> texts() throws IOException {
		try (Stream<Path> files = Files.walk(Checkout.top().resolve("bundles"))) {
			return files.filter(file -> file.getFileName().toString().matches("(messages|bundle|plugin)\\.properties"))
					.filter(file -> !Checkout.top().relativize(file).toString().matches(".*/(target|bin)/.*")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("texts")
	void german(Path english) throws IOException {
		String name = english.getFileName().toString();
		Path german = english.resolveSibling(name.replace(".properties", "_de.properties"));
		assertEquals(List.of(), differences(load(english), Files.exists(german) ? load(german) : new Properties()),
				() -> Checkout.top().relativize(english).toString());
	}

	@Test
	void aKeyOrAPlaceThatIsMissingIsFound() throws IOException {
		assertEquals(List.of("start: is missing in German", "stop: {0} {1} in English, {1} in German", "old: is only in German"),
				differences(read("start=Start {0}\nstop=Stop {0} on {1}\nBundle-Name=Gasthaus\n"), read("stop=Stoppe {1}\nold=Alt\n")));
	}

	@Test
	void thereAreTexts() throws IOException {
		assertTrue(texts().size() > 10, () -> "looked in the wrong place: " + Checkout.top());
	}

	private static List<String> differences(Properties english, Properties german) {
		List<String> differences = new ArrayList<>();
		for (String key : new TreeSet<>(english.stringPropertyNames())) {
			if (NAMES.contains(key)) {
				continue;
			}
			if (!german.containsKey(key)) {
				differences.add(key + ": is missing in German");
			} else if (!places(english.getProperty(key)).equals(places(german.getProperty(key)))) {
				differences.add(key + ": " + places(english.getProperty(key)) + " in English, " + places(german.getProperty(key)) + " in German");
			}
		}
		for (String key : new TreeSet<>(german.stringPropertyNames())) {
			if (!english.containsKey(key)) {
				differences.add(key + ": is only in German");
			}
		}
		return differences;
	}

	private static String places(String text) {
		Set<String> places = new TreeSet<>();
		Matcher matcher = PLACE.matcher(text);
		while (matcher.find()) {
			places.add(matcher.group());
		}
		return String.join(" ", places);
	}

	private static Properties load(Path file) throws IOException {
		Properties properties = new Properties();
		try (InputStreamReader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

	private static Properties read(String text) throws IOException {
		Properties properties = new Properties();
		properties.load(new StringReader(text));
		return properties;
	}
}
