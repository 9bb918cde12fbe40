package org.gasthaus.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** No file of the project names a package registry or a place on one machine. */
class TrackedFilesTest {
	/** The names of XML schemas look like addresses of a registry but are none. */
	private static final Pattern SCHEMA_NAME = Pattern.compile("https?://maven\\.apache\\.org/(POM|xsd|EXTENSIONS|SETTINGS)");
	private static final Pattern REGISTRY = Pattern
			.compile("https?://[a-z0-9.-]*(maven|debian|npmjs|sonatype|mvnrepository|repo\\d*\\.)[a-z0-9.-]*", Pattern.CASE_INSENSITIVE);
	private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.}])/(work|tmp/gh|root)/(?!\\$)");

	@Test
	void noRegistryAndNoMachinePath() throws IOException, InterruptedException {
		List<String> found = new ArrayList<>();
		List<Path> files = Checkout.files();
		assertFalse(files.isEmpty());
		for (Path file : files) {
			try {
				int number = 0;
				for (String line : Files.readAllLines(file)) {
					number++;
					if (isForeign(line)) {
						found.add(Checkout.top().relativize(file) + ":" + number + ": " + line.strip());
					}
				}
			} catch (CharacterCodingException binary) {
				continue;
			}
		}
		assertEquals(List.of(), found);
	}

	@Test
	void findsWhatItLooksFor() {
		assertEquals(true, isForeign("<url>https:" + "//repo1.maven.example/x</url>"));
		assertEquals(true, isForeign("deb http:" + "//deb.debian.org/debian bookworm main"));
		assertEquals(true, isForeign("cd " + "/work" + "/main"));
		assertEquals(false, isForeign("<project xmlns=\"http://maven.apache.org/POM/4.0.0\">"));
		assertEquals(false, isForeign("src/org/gasthaus/work/Main.java"));
	}

	private static boolean isForeign(String line) {
		String rest = SCHEMA_NAME.matcher(line).replaceAll("");
		return REGISTRY.matcher(rest).find() || MACHINE_PATH.matcher(rest).find();
	}
}
