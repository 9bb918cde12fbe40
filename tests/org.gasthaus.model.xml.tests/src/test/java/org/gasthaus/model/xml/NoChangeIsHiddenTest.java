package org.gasthaus.model.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.XmlMapping;
import org.gasthaus.model.XmlMapping.Kind;
import org.gasthaus.model.xml.DefinitionComparison.Options;
import org.gasthaus.model.xml.Difference.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every feature of every object of every sample is changed alone: the comparison tells, and only a value that comes or goes may mean nothing. */
class NoChangeIsHiddenTest {
	/** libvirt computes the memory of a guest with NUMA cells, never writes to a CD, and measures what is in a pool. */
	private static final Map<String, String> OVERLOOKED = Map.of("domain-server", "[changed Disk.readonly, changed DomainMemory.value]", "pool-dir",
			"[changed Quantity.value]");

	static List<String> samples() {
		return Samples.ALL;
	}

	@ParameterizedTest
	@MethodSource("samples")
	void anotherValueIsARealDifference(String sample) {
		TreeSet<String> harmless = new TreeSet<>();
		String text = Samples.text(sample);
		Definition original = Definition.read(text);
		int objects = Models.all(original.root()).size();
		int changed = 0;
		for (int i = 0; i < objects; i++) {
			for (EStructuralFeature feature : Models.settable(Models.all(original.root()).get(i))) {
				Definition definition = Definition.read(text);
				EObject object = Models.all(definition.root()).get(i);
				boolean had = feature instanceof EAttribute && object.eIsSet(feature) && !feature.isMany();
				Mutations.set(object, feature);
				if (Models.describe(original.root()).equals(Models.describe(definition.root()))) {
					continue;
				}
				changed++;
				String what = object.eClass().getName() + '.' + feature.getName();
				List<Difference> differences = DefinitionComparison.compare(original, definition, Options.libvirt());
				assertFalse(differences.isEmpty(), () -> what + " is overlooked in\n" + definition.write());
				if (DefinitionComparison.equivalent(differences, Options.libvirt())) {
					assertTrue(differences.stream().noneMatch(difference -> difference.reason() == Reason.SAME_VALUE), () -> what + differences);
					harmless.add((had ? "changed " : "added ") + what);
				}
			}
		}
		assertTrue(changed > 10, "only " + changed);
		// all else that may be overlooked was not there before
		harmless.removeIf(line -> line.startsWith("added "));
		assertEquals(OVERLOOKED.getOrDefault(sample, "[]"), harmless.toString());
	}

	@ParameterizedTest
	@MethodSource("samples")
	void aValueThatGoesIsToldAndMeansNothingOnlyWhereARuleSaysSo(String sample) {
		String text = Samples.text(sample);
		Definition original = Definition.read(text);
		int objects = Models.all(original.root()).size();
		for (int i = 0; i < objects; i++) {
			for (EStructuralFeature feature : Models.settable(Models.all(original.root()).get(i))) {
				Definition definition = Definition.read(text);
				EObject object = Models.all(definition.root()).get(i);
				if (Mutations.unset(object, feature) && XmlMapping.kind(feature) != Kind.TAG_NAME) {
					List<Difference> differences = DefinitionComparison.compare(original, definition, Options.explicit());
					assertFalse(DefinitionComparison.equivalent(differences, Options.explicit()),
							() -> object.eClass().getName() + '.' + feature.getName() + " is overlooked: " + differences);
				}
			}
		}
	}
}
