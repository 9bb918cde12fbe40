package org.gasthaus.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles keep to the map in {@code docs/architecture.md}. */
class ArchitectureTest {
	private static final ArchitectureMap MAP = map();

	private static ArchitectureMap map() {
		try {
			return new ArchitectureMap(Files.readString(Checkout.top().resolve("docs/architecture.md")));
		} catch (IOException e) {
			throw new ExceptionInInitializerError(e);
		}
	}

	static List<Path> bundles() throws IOException {
		return Checkout.modules("bundles");
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void usesOnlyWhatTheMapAllows(Path bundle) throws IOException {
		assertEquals(List.of(), MAP.violations(BundleFacts.of(bundle)));
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void offersOnlyVersionedPackagesThatAreNotInternal(Path bundle) throws IOException {
		assertEquals(List.of(), ExportRules.violations(BundleFacts.of(bundle)));
	}

	@Test
	void everyWordOfTheMapIsABundleOrALibrary() {
		assertEquals(Set.of(), MAP.unknownWords());
	}

	@Test
	void everyBundleOnTheMapExists() throws IOException {
		Set<String> missing = new TreeSet<>(MAP.bundles());
		bundles().forEach(bundle -> missing.remove(bundle.getFileName().toString()));
		assertEquals(Set.of(), missing);
	}
}
