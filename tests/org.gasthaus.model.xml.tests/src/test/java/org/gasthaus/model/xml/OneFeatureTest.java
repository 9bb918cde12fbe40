package org.gasthaus.model.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiPredicate;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.AnyAttribute;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every feature of every object of every sample is changed alone; the text changes at that object and says what the model says. */
class OneFeatureTest {
	static List<String> samples() {
		return Samples.ALL;
	}

	@ParameterizedTest
	@MethodSource("samples")
	void aFeatureThatIsSetIsReadAgainAndNothingElseChanges(String sample) {
		changeEach(sample, Mutations::set);
	}

	@ParameterizedTest
	@MethodSource("samples")
	void aFeatureThatIsUnsetIsGoneAndNothingElseChanges(String sample) {
		changeEach(sample, Mutations::unset);
	}

	@ParameterizedTest
	@MethodSource("samples")
	void aListThatIsTurnedAroundIsReadAgainInItsNewOrder(String sample) {
		changeEach(sample, Mutations::reverse);
	}

	private static void changeEach(String sample, BiPredicate<EObject, EStructuralFeature> change) {
		for (int seed = -1; seed < 6; seed++) {
			String text = seed < 0 ? Samples.text(sample) : Layouts.of(Samples.text(sample), seed);
			int objects = Models.all(Definition.read(text).root()).size();
			for (int i = 0; i < objects; i++) {
				List<EStructuralFeature> features = Models.settable(Models.all(Definition.read(text).root()).get(i));
				for (EStructuralFeature feature : features) {
					Definition definition = Definition.read(text);
					EObject object = Models.all(definition.root()).get(i);
					if (change.test(object, feature)) {
						check(definition, object, feature, text);
					}
				}
			}
		}
	}

	private static void check(Definition definition, EObject object, EStructuralFeature feature, String text) {
		String what = object.eClass().getName() + '.' + feature.getName() + " in\n" + text;
		List<TextEdit> edits = definition.edits();
		assertFalse(edits.isEmpty(), what);
		// an attribute is changed in its element; an element may be removed with its line and its comment
		XmlElement element = Definition.elementOf(object instanceof AnyAttribute ? object.eContainer() : object).orElseThrow();
		XmlElement around = element.parent() == null ? element : element.parent();
		for (TextEdit edit : edits) {
			assertTrue(edit.offset() >= around.offset() && edit.end() <= around.end(), () -> edit + " is outside of the element: " + what);
		}
		String changed = definition.write();
		Definition again = Definition.read(changed);
		assertEquals(List.of(), again.tree().syntaxFindings(), () -> what + "\n=>\n" + changed);
		assertEquals(Models.describe(definition.root()), Models.describe(again.root()), () -> what + "\n=>\n" + changed);
	}
}
