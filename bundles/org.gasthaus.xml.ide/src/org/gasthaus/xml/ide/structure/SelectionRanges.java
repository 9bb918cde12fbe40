package org.gasthaus.xml.ide.structure;

import java.util.ArrayList;
import java.util.List;

import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/** What "select more" selects: value, attribute, tag, content, element, parent, … up to the whole text. */
public final class SelectionRanges {
	private SelectionRanges() {
	}

	/** The regions around an offset, the smallest first; each holds the one before it. */
	public static List<Region> at(DefinitionText text, int offset) {
		List<Region> found = new ArrayList<>();
		XmlElement element = text.tree().elementAt(offset);
		if (element != null) {
			inTags(element, offset, found);
			inContent(element, offset, found);
		}
		while (element != null) {
			if (element.hasContent() && offset >= element.startTagEnd() && offset <= element.contentEnd()) {
				add(found, element.startTagEnd(), element.contentEnd());
			}
			add(found, element.offset(), element.end());
			element = element.parent();
		}
		add(found, 0, text.text().length());
		return List.copyOf(found);
	}

	private static void inTags(XmlElement element, int offset, List<Region> found) {
		if (offset >= element.nameOffset() && offset <= element.nameOffset() + element.nameLength()) {
			add(found, element.nameOffset(), element.nameOffset() + element.nameLength());
		}
		XmlAttribute attribute = Trees.attributeAt(element, offset);
		if (attribute != null) {
			if (attribute.hasValue() && offset >= attribute.valueOffset()) {
				add(found, attribute.valueOffset(), attribute.valueOffset() + attribute.valueLength());
			}
			Region all = Trees.extent(attribute);
			add(found, all.offset(), all.offset() + all.length());
		}
		if (offset < element.startTagEnd()) {
			add(found, element.offset(), element.startTagEnd());
		}
		if (element.endNameOffset() >= 0 && offset > element.contentEnd()) {
			if (offset >= element.endNameOffset() && offset <= element.endNameOffset() + element.endNameLength()) {
				add(found, element.endNameOffset(), element.endNameOffset() + element.endNameLength());
			}
			add(found, element.contentEnd(), element.end());
		}
	}

	private static void inContent(XmlElement element, int offset, List<Region> found) {
		for (XmlNode child : element.children()) {
			if (!(child instanceof XmlElement) && !child.isBlankText() && offset >= child.offset() && offset <= child.end()) {
				if (child.kind() == XmlNode.Kind.TEXT) {
					String source = child.source();
					int from = source.length() - source.stripLeading().length();
					int to = source.stripTrailing().length();
					if (offset >= child.offset() + from && offset <= child.offset() + to) {
						add(found, child.offset() + from, child.offset() + to);
					}
				}
				add(found, child.offset(), child.end());
				return;
			}
		}
	}

	/** Adds a region if it is larger than the last one and holds it. */
	private static void add(List<Region> found, int start, int end) {
		if (found.isEmpty()) {
			found.add(new Region(start, end - start));
			return;
		}
		Region last = found.get(found.size() - 1);
		if (start <= last.offset() && end >= last.offset() + last.length() && end - start > last.length()) {
			found.add(new Region(start, end - start));
		}
	}
}
