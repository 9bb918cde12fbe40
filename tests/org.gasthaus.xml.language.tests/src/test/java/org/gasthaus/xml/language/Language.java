package org.gasthaus.xml.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.Issue;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;

/** The language with the packed schemas, and what tests ask of its resources. */
final class Language {
	static final URI FILE = URI.createURI("test:/domain.xml");
	static final ValidationContext PACKED = ValidationContext.of(new Schemas(SchemaSource.packed()));

	private Language() {
	}

	static DefinitionResource resource(String text) {
		DefinitionResource resource = DefinitionLanguage.instance().resource(FILE, text);
		resource.setValidationContext(PACKED);
		return resource;
	}

	static List<Issue> issues(DefinitionResource resource) {
		return DefinitionLanguage.instance().validate(resource, CancelIndicator.NullImpl);
	}

	static List<Issue> issues(String text) {
		return issues(resource(text));
	}

	/** Every character is in one leaf node, in its place. */
	static void assertLossless(String text, DefinitionResource resource) {
		INode root = resource.getParseResult().getRootNode();
		assertEquals(text, root.getText());
		StringBuilder leaves = new StringBuilder();
		for (ILeafNode leaf : root.getLeafNodes()) {
			assertEquals(leaves.length(), leaf.getTotalOffset());
			leaves.append(text, leaf.getTotalOffset(), leaf.getTotalEndOffset());
		}
		assertEquals(text, leaves.toString());
	}

	/** Nodes, errors and objects as text. */
	static String dump(DefinitionResource resource) {
		StringBuilder out = new StringBuilder(NodeModelUtils.compactDump(resource.getParseResult().getRootNode(), true));
		resource.getAllContents().forEachRemaining(object -> out.append(describe(object)).append('\n'));
		return out.append(resource.getErrors()).append(resource.getWarnings()).toString();
	}

	private static String describe(EObject object) {
		StringBuilder out = new StringBuilder(object.eClass().getName());
		object.eClass().getEAllAttributes().forEach(feature -> out.append(' ').append(feature.getName()).append('=').append(object.eGet(feature)));
		INode node = NodeModelUtils.getNode(object);
		return out.append(" at ").append(node.getTotalOffset()).append('+').append(node.getTotalLength()).toString();
	}
}
