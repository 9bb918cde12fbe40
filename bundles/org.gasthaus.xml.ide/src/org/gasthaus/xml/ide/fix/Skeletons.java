package org.gasthaus.xml.ide.fix;

import java.util.List;
import java.util.Map;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.schema.ContentModel;
import org.gasthaus.xml.schema.ContentModel.Content;
import org.gasthaus.xml.schema.ContentModel.ElementChoice;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.schema.Usage;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** An element with all that the schema asks of it, and no more. */
final class Skeletons {
	private static final int DEEPEST = 4;

	private Skeletons() {
	}

	/** The text of an element that may be added to the end of a parent. */
	static String of(DefinitionText definition, XmlElement parent, ElementChoice choice) throws SchemaException {
		return of(definition.context().schemas(), definition.text(), DiskBuses.freeName(definition), parent, choice, 0);
	}

	private static String of(Schemas schemas, String text, String disk, XmlElement parent, ElementChoice choice, int depth) throws SchemaException {
		String empty = "<" + choice.name() + "/>";
		List<TextEdit> trial = new TreeEdits(XmlTree.of(text)).add(parent, empty).list();
		XmlElement added = find(XmlTree.of(TextEdit.apply(text, trial)), parent, choice.name());
		if (added == null || depth == DEEPEST) {
			return empty;
		}
		try (ContentModel model = ContentModel.of(schemas)) {
			StringBuilder xml = new StringBuilder("<").append(choice.name());
			for (String attribute : choice.requiredAttributes()) {
				xml.append(' ').append(attribute).append("='").append(Trees.escaped(SchemaFixes.example(Usage.key(added), attribute, model.values(added, attribute, null), disk))).append('\'');
			}
			if (choice.content() == Content.TEXT) {
				xml.append('>').append(Trees.escaped(SchemaFixes.example(Usage.key(added), "", model.text(added), disk))).append("</").append(choice.name()).append('>');
			} else if (choice.content() == Content.REQUIRED_ELEMENTS) {
				xml.append('>');
				for (ElementChoice inner : model.elements(added, added.end(), null, name -> Map.of())) {
					if (inner.required()) {
						xml.append(of(schemas, TextEdit.apply(text, trial), disk, added, inner, depth + 1));
					}
				}
				xml.append("</").append(choice.name()).append('>');
			} else {
				xml.append("/>");
			}
			return xml.toString();
		}
	}

	/** The last child of a name in the element that stands where the parent stood. */
	private static XmlElement find(XmlTree tree, XmlElement parent, String name) {
		XmlElement same = tree.elementAt(parent.nameOffset());
		List<XmlElement> children = same == null ? List.of() : Trees.elements(same, name);
		return children.isEmpty() ? null : children.get(children.size() - 1);
	}
}
