package org.gasthaus.xml.ide.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** What people do to a definition by mistake. */
final class Damage {
	private Damage() {
	}

	static String of(String xml, Random random) {
		XmlTree tree = XmlTree.of(xml);
		List<XmlElement> elements = new ArrayList<>();
		Trees.visit(tree, elements::add);
		elements.remove(0);
		XmlElement element = elements.get(random.nextInt(elements.size()));
		XmlAttribute attribute = element.attributeCount() == 0 ? null : element.attribute(random.nextInt(element.attributeCount()));
		List<TextEdit> edits = new ArrayList<>();
		switch (random.nextInt(attribute == null ? 5 : 9)) {
		case 0 -> {
			int at = 1 + random.nextInt(element.nameLength());
			edits.add(new TextEdit(element.nameOffset() + at, 0, "x"));
			if (element.endNameOffset() >= 0) {
				edits.add(new TextEdit(element.endNameOffset() + at, 0, "x"));
			}
		}
		case 1 -> edits.add(new TextEdit(element.offset(), element.length(), ""));
		case 2 -> {
			XmlElement other = elements.get(random.nextInt(elements.size()));
			if (other.offset() > element.end() && other.hasContent()) {
				edits.add(new TextEdit(element.offset(), element.length(), ""));
				edits.add(new TextEdit(other.startTagEnd(), 0, element.source()));
			} else {
				edits.add(new TextEdit(element.offset(), 0, "text"));
			}
		}
		case 3 -> edits.add(new TextEdit(element.startTagEnd() - 1, 1, ""));
		case 4 -> edits.add(new TextEdit(element.offset(), 0, element.source()));
		case 5 -> edits.add(new TextEdit(attribute.nameOffset(), attribute.nameLength(), attribute.name() + "e"));
		case 6 -> edits.add(new TextEdit(attribute.valueOffset(), attribute.valueLength(), attribute.value().isEmpty() ? "q" : attribute.value() + "q"));
		case 7 -> edits.add(new TextEdit(Trees.extent(attribute).offset(), Trees.extent(attribute).length(), ""));
		default -> {
			edits.add(new TextEdit(attribute.valueOffset() - 1, 1, ""));
			edits.add(new TextEdit(attribute.valueOffset() + attribute.valueLength(), 1, ""));
		}
		}
		return TextEdit.apply(xml, edits);
	}
}
