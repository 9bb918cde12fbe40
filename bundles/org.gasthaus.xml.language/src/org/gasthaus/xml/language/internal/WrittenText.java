package org.gasthaus.xml.language.internal;

import java.io.IOException;
import java.io.Writer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.SaveOptions;
import org.eclipse.xtext.serializer.ISerializer;
import org.eclipse.xtext.util.ReplaceRegion;

/** Writes objects as they stand in the text they were read from, to the letter. Text changes by edits, never by changing objects. */
public final class WrittenText implements ISerializer {
	@Override
	public String serialize(EObject object) {
		return node(object).getText();
	}

	@Override
	public String serialize(EObject object, SaveOptions options) {
		return serialize(object);
	}

	@Override
	public void serialize(EObject object, Writer writer, SaveOptions options) throws IOException {
		writer.write(serialize(object));
		writer.flush();
	}

	@Override
	public ReplaceRegion serializeReplacement(EObject object, SaveOptions options) {
		INode node = node(object);
		return new ReplaceRegion(node.getTotalOffset(), node.getTotalLength(), node.getText());
	}

	private static INode node(EObject object) {
		INode node = NodeModelUtils.getNode(object);
		if (node == null) {
			throw new UnsupportedOperationException("Only objects of a text can be written, not new ones: " + object);
		}
		return node;
	}
}
