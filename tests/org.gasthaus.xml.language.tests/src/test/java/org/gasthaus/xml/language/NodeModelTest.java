package org.gasthaus.xml.language;

import static org.gasthaus.xml.language.Language.assertLossless;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.gasthaus.xml.language.ast.AstPackage;
import org.gasthaus.xml.language.ast.Attribute;
import org.gasthaus.xml.language.ast.Element;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.junit.jupiter.api.Test;

/** The nodes hold every character, and each name and value has its exact region. */
class NodeModelTest {
	private static final AstPackage AST = AstPackage.eINSTANCE;

	@Test
	void everyCharacterOfWellFormedTextsIsInOneLeafAndNothingIsAnError() {
		int texts = 0;
		for (String text : wellFormedTexts()) {
			DefinitionResource resource = Language.resource(text);
			assertLossless(text, resource);
			assertEquals(List.of(), resource.getErrors(), text);
			assertFalse(resource.getParseResult().hasSyntaxErrors(), text);
			texts++;
		}
		assertTrue(texts > 500, "only " + texts);
	}

	@Test
	void everyNameAndValueHasItsExactRegion() {
		int regions = 0;
		for (String text : wellFormedTexts()) {
			DefinitionResource resource = Language.resource(text);
			List<XmlElement> expected = new ArrayList<>();
			collect(resource.tree().root(), expected);
			int next = 0;
			TreeIterator<EObject> objects = resource.getAllContents();
			while (objects.hasNext()) {
				if (objects.next() instanceof Element element) {
					regions += assertRegions(text, element, expected.get(next++));
				}
			}
			assertEquals(expected.size(), next, text);
		}
		assertTrue(regions > 5000, "only " + regions);
		System.out.println("NodeModelTest: " + regions + " names and values have their exact region");
	}

	@Test
	void damagedTextsLoseNothingEither() {
		Random random = new Random(3);
		List<String> texts = wellFormedTexts();
		for (int i = 0; i < Texts.times(1500); i++) {
			String text = Texts.damaged(Texts.damaged(texts.get(i % texts.size()), random), random);
			assertLossless(text, Language.resource(text));
		}
	}

	@Test
	void valuesAndTextAreWhatTheyMean() {
		DefinitionResource resource = Language.resource("<a b='&lt;&#65;\n'>x &amp; y<![CDATA[<z>]]><!-- c --><?p q?></a>");
		List<String> found = new ArrayList<>();
		resource.getAllContents().forEachRemaining(object -> object.eClass().getEAllAttributes().stream()
				.filter(feature -> object.eIsSet(feature) && feature.getEType().getName().equals("EString"))
				.forEach(feature -> found.add(object.eClass().getName() + "." + feature.getName() + "=" + object.eGet(feature))));
		assertEquals(List.of("Element.name=a", "Element.endName=a", "Attribute.name=b", "Attribute.value=<A ", "Text.text=x & y", "CData.text=<z>",
				"Comment.text=<!-- c -->", "Instruction.text=<?p q?>"), found);
	}

	@Test
	void anErrorLiesOnTheNodeOfItsPlaceWithItsCode() {
		DefinitionResource resource = Language.resource("<domain type='kvm'>\n  <name>a</nam>\n</domain>");
		List<String> errors = new ArrayList<>();
		for (INode node : resource.getParseResult().getSyntaxErrors()) {
			errors.add(node.getText() + " " + node.getSyntaxErrorMessage().getIssueCode());
		}
		assertEquals(List.of("nam syntax.end-tag"), errors);
		assertEquals(1, resource.getErrors().size());
	}

	@Test
	void severalErrorsOfOneNodeAreAllErrorsOfTheResource() {
		DefinitionResource resource = Language.resource("<a>& and & and &</a>");
		List<Integer> offsets = resource.getErrors().stream().map(error -> ((org.eclipse.xtext.diagnostics.Diagnostic) error).getOffset()).toList();
		assertEquals(List.of(3, 9, 15), offsets);
	}

	@Test
	void anEmptyTextIsAnErrorOfTheDocument() {
		DefinitionResource resource = Language.resource("");
		assertLossless("", resource);
		assertTrue(resource.getParseResult().hasSyntaxErrors());
		assertEquals("syntax.empty", resource.getParseResult().getSyntaxErrors().iterator().next().getSyntaxErrorMessage().getIssueCode());
	}

	private static int assertRegions(String text, Element element, XmlElement expected) {
		assertRegion(element, AST.getElement_Name(), expected.nameOffset(), expected.nameLength());
		int regions = 1;
		if (expected.endNameOffset() >= 0) {
			assertRegion(element, AST.getElement_EndName(), expected.endNameOffset(), expected.endNameLength());
			regions++;
		}
		assertEquals(expected.attributeCount(), element.getAttributes().size());
		for (int i = 0; i < expected.attributeCount(); i++) {
			Attribute attribute = element.getAttributes().get(i);
			XmlAttribute wanted = expected.attribute(i);
			assertEquals(wanted.value(), attribute.getValue());
			assertRegion(attribute, AST.getAttribute_Name(), wanted.nameOffset(), wanted.nameLength());
			assertRegion(attribute, AST.getAttribute_Value(), wanted.valueOffset() - 1, wanted.valueLength() + 2);
			regions += 2;
		}
		assertEquals(expected.source(), text.substring(NodeModelUtils.getNode(element).getOffset(), NodeModelUtils.getNode(element).getEndOffset()));
		return regions;
	}

	private static void assertRegion(EObject object, EStructuralFeature feature, int offset, int length) {
		List<INode> nodes = NodeModelUtils.findNodesForFeature(object, feature);
		assertEquals(1, nodes.size(), feature::getName);
		assertEquals(offset, nodes.get(0).getOffset(), feature::getName);
		assertEquals(length, nodes.get(0).getLength(), feature::getName);
	}

	private static List<String> wellFormedTexts() {
		List<String> texts = new ArrayList<>();
		for (int seed = 0; seed < 600; seed++) {
			texts.add(Texts.wellFormed(seed));
		}
		for (String text : Texts.examplesAndCorpus(Integer.MAX_VALUE)) {
			if (ReferenceParser.isWellFormed(text)) {
				texts.add(text);
			}
		}
		return texts;
	}

	private static void collect(XmlElement element, List<XmlElement> all) {
		all.add(element);
		for (XmlNode child : element.children()) {
			if (child instanceof XmlElement inner) {
				collect(inner, all);
			}
		}
	}
}
