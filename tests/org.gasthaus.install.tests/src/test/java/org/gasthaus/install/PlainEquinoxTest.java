package org.gasthaus.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same site's headless feature runs in an Equinox that has no screen. */
class PlainEquinoxTest {
	@TempDir
	static Path folder;

	private static Eclipse equinox;

	@BeforeAll
	static void install() throws IOException, InterruptedException {
		Eclipse director = Built.copyOf("stock.ide", "stock-eclipse", folder.resolve("director"));
		equinox = Built.copyOf("plain.equinox", "plain-equinox", folder.resolve("equinox"));
		Run run = director.install(Built.site(), equinox, "org.gasthaus.headless.feature", "org.gasthaus.backend.test.feature");
		assertEquals(0, run.code(), run::toString);
	}

	@Test
	void noBundleKnowsAScreen() throws IOException {
		Set<String> bundles = equinox.bundles();
		assertTrue(bundles.contains("org.gasthaus.cli"), bundles::toString);
		bundles.removeIf(bundle -> !bundle.matches("org\\.eclipse\\.(swt|jface|ui|e4)(\\..*)?|org\\.gasthaus\\.(.*\\.)?(ui|app)"));
		assertEquals(Set.of(), bundles);
	}

	@Test
	void listsTheGuestsOfTheTestHost() throws IOException, InterruptedException {
		Run run = gasthaus("-c", "test:///default", "list", "--all");
		assertEquals(0, run.code(), run::toString);
		assertTrue(run.out().matches("(?s).*\\b1\\s+test\\s+running\\b.*"), run::toString);
	}

	@Test
	void checksADefinition() throws IOException, InterruptedException {
		Path definition = Files.writeString(folder.resolve("web01.xml"), "<domain type='kvm'>\n  <name>web01</name>\n  <vcpus>1</vcpus>\n</domain>\n");
		Run run = gasthaus("validate", definition.toString());
		assertEquals(1, run.code(), run::toString);
		assertTrue(run.out().contains("web01.xml:3:"), run::toString);
	}

	@Test
	void aHostWithoutItsBackEndIsRefusedWithTheNextStep() throws IOException, InterruptedException {
		Run run = gasthaus("-c", "qemu:///system", "list");
		assertEquals(1, run.code(), run::toString);
		assertTrue(run.err().contains("qemu:///system"), run::toString);
	}

	private static Run gasthaus(String... arguments) throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(List.of("-application", "org.gasthaus.cli.application"));
		all.addAll(List.of(arguments));
		return equinox.start(List.of(), all.toArray(String[]::new));
	}
}
