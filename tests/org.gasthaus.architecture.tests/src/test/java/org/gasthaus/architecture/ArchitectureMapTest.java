package org.gasthaus.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;

/** Each rule of the map finds a made-up bundle that breaks it, and leaves its neighbour in peace. */
class ArchitectureMapTest {
	private static final ArchitectureMap MAP = new ArchitectureMap("""
			| bundle (`bundles/org.gasthaus.…`) | purpose, in one line | may use |
			|---|---|---|
			| `model` | the model | EMF |
			| `xml.text` | text | nothing |
			| `hypervisor` | SPI | equinox.common |
			| `libvirt` | the wire | hypervisor, JNA |
			| `backend.qemu` `.xen` | one each | hypervisor, libvirt |
			| `core` | operations | hypervisor, equinox.common |
			| `ui` | views | core, hypervisor, workbench |
			| `console.ui` | a family | ui, workbench |
			| `storage.ui` | another | ui, workbench |
			""");

	@Test
	void aHeadlessBundleMayNotSeeTheScreen() throws IOException {
		assertBreaks("org.eclipse.swt.widgets", "org.gasthaus.core", "Import-Package: org.eclipse.swt.widgets");
		assertBreaks("org.eclipse.ui", "org.gasthaus.core", "Require-Bundle: org.eclipse.equinox.common,org.eclipse.ui;visibility:=reexport");
		assertBreaks("org.eclipse.jface.viewers", "org.gasthaus.model", "Import-Package: org.eclipse.jface.viewers");
		assertKeeps("org.gasthaus.ui", "Import-Package: org.eclipse.swt.widgets", "Require-Bundle: org.eclipse.ui");
	}

	@Test
	void theCoreMayNotNameABackEnd() throws IOException {
		assertBreaks("org.gasthaus.backend.qemu", "org.gasthaus.core", "Import-Package: org.gasthaus.backend.qemu;version=\"[1.0,2.0)\"");
		assertBreaks("org.gasthaus.backend.qemu", "org.gasthaus.core", "Require-Bundle: org.gasthaus.backend.qemu");
		assertKeeps("org.gasthaus.core", "Import-Package: org.gasthaus.hypervisor;version=\"[1.0,2.0)\"");
	}

	@Test
	void nobodyMayImportABackEnd() throws IOException {
		for (String bundle : Set.of("org.gasthaus.ui", "org.gasthaus.libvirt", "org.gasthaus.hypervisor")) {
			assertBreaks("org.gasthaus.backend.xen.internal", bundle, "Import-Package: org.gasthaus.backend.xen.internal");
		}
		assertBreaks("org.gasthaus.backend.xen", "org.gasthaus.backend.qemu", "Import-Package: org.gasthaus.backend.xen");
		assertKeeps("org.gasthaus.backend.xen", "Import-Package: org.gasthaus.hypervisor,org.gasthaus.libvirt");
	}

	@Test
	void theModelMayNotSeeXtext() throws IOException {
		assertBreaks("org.eclipse.xtext.util", "org.gasthaus.model", "Import-Package: org.eclipse.xtext.util");
		assertBreaks("org.eclipse.xtext", "org.gasthaus.model", "Require-Bundle: org.eclipse.emf.ecore,org.eclipse.xtext");
		assertKeeps("org.gasthaus.model", "Require-Bundle: org.eclipse.emf.ecore,org.eclipse.emf.common");
	}

	@Test
	void theTextMayUseNothing() throws IOException {
		assertBreaks("org.eclipse.equinox.common", "org.gasthaus.xml.text", "Require-Bundle: org.eclipse.equinox.common");
		assertBreaks("org.gasthaus.model", "org.gasthaus.xml.text", "Import-Package: org.gasthaus.model");
		assertKeeps("org.gasthaus.xml.text", "Import-Package: javax.xml.stream");
	}

	@Test
	void familiesOfViewsMayNotSeeOneAnother() throws IOException {
		assertBreaks("org.gasthaus.storage.ui", "org.gasthaus.console.ui", "Import-Package: org.gasthaus.storage.ui");
		assertKeeps("org.gasthaus.console.ui", "Import-Package: org.gasthaus.ui");
	}

	@Test
	void aBundleThatIsNotOnTheMapIsRefused() throws IOException {
		assertBreaks("org.gasthaus.utils is not on the map", "org.gasthaus.utils");
	}

	@Test
	void whatASourceImportsCountsToo() throws IOException {
		BundleFacts core = facts(new TreeSet<>(Set.of("org.eclipse.core.runtime.IProgressMonitor", "org.eclipse.core.runtime.jobs.Job",
				"org.gasthaus.hypervisor.DomainState", "org.gasthaus.core.op.StartDomain", "java.util.List")), "org.gasthaus.core");
		assertEquals(List.of("import: org.gasthaus.core uses org.eclipse.core.runtime.jobs.Job, but may use only equinox.common, hypervisor"
				+ " (docs/architecture.md)."), MAP.violations(core));
	}

	@Test
	void aWordNobodyKnowsIsNamed() {
		assertEquals(Set.of("magic"), new ArchitectureMap("| `core` | x | magic, EMF |\n").unknownWords());
	}

	@Test
	void exportsNeedAVersionAndInternalsStayInside() throws IOException {
		assertEquals(List.of("org.gasthaus.core exports org.gasthaus.core.op without a version.",
				"org.gasthaus.core exports the internal package org.gasthaus.core.internal to everybody.",
				"org.gasthaus.core exports org.gasthaus.core.x to 3 friends: more than two mean a missing API."),
				ExportRules.violations(facts(new TreeSet<>(), "org.gasthaus.core",
						"Export-Package: org.gasthaus.core;version=\"1.0.0\",org.gasthaus.core.op,org.gasthaus.core.internal;version=\"1.0.0\",",
						" org.gasthaus.core.x;version=\"1.0.0\";x-friends:=\"a,b,c\"")));
	}

	@Test
	void ourPackagesAreImportedWithARange() throws IOException {
		assertEquals(List.of("org.gasthaus.core imports org.gasthaus.hypervisor without a range of versions."),
				ExportRules.violations(facts(new TreeSet<>(), "org.gasthaus.core", "Import-Package: org.gasthaus.hypervisor,org.xml.sax")));
	}

	private static void assertBreaks(String culprit, String bundle, String... headers) throws IOException {
		List<String> violations = MAP.violations(facts(new TreeSet<>(), bundle, headers));
		assertEquals(1, violations.size(), violations::toString);
		assertTrue(violations.get(0).contains(culprit), violations::toString);
	}

	private static void assertKeeps(String bundle, String... headers) throws IOException {
		assertEquals(List.of(), MAP.violations(facts(new TreeSet<>(), bundle, headers)));
	}

	private static BundleFacts facts(SortedSet<String> sourceImports, String bundle, String... headers) throws IOException {
		String text = "Manifest-Version: 1.0\nBundle-SymbolicName: " + bundle + ";singleton:=true\n" + String.join("\n", headers) + "\n";
		return BundleFacts.of(new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), sourceImports);
	}
}
