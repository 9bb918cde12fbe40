package org.gasthaus.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** What is built is also shipped: every bundle in one feature, every feature under the project's licence. */
class FeaturesTest {
	private static final Pattern PLUGIN = Pattern.compile("<plugin id=\"(org\\.gasthaus\\.[\\w.]+)\"");

	@Test
	void everyBundleIsInExactlyOneFeature() throws IOException {
		Map<String, Integer> times = new TreeMap<>();
		for (Path bundle : Checkout.modules("bundles")) {
			times.put(bundle.getFileName().toString(), 0);
		}
		for (Path feature : Checkout.modules("features")) {
			Matcher plugin = PLUGIN.matcher(Files.readString(feature.resolve("feature.xml")));
			while (plugin.find()) {
				times.merge(plugin.group(1), 1, Integer::sum);
			}
		}
		times.values().removeIf(count -> count == 1);
		assertEquals(Map.of(), times);
	}

	@Test
	void everyFeatureTakesTheOneLicence() throws IOException {
		for (Path feature : Checkout.modules("features")) {
			String text = Files.readString(feature.resolve("feature.xml"));
			assertTrue(feature.endsWith("org.gasthaus.license.feature") || text.contains("license-feature=\"org.gasthaus.license.feature\""),
					() -> feature + " has no licence");
		}
	}

	@Test
	void theLicenceOfTheFeaturesIsTheFileLicense() throws IOException {
		Properties properties = new Properties();
		try (InputStreamReader reader = new InputStreamReader(
				Files.newInputStream(Checkout.top().resolve("features/org.gasthaus.license.feature/feature.properties")), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		assertEquals(Files.readString(Checkout.top().resolve("LICENSE")).strip(), properties.getProperty("license").strip());
	}
}
