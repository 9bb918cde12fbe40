package org.gasthaus.xml.ide.structure;

import java.util.List;
import java.util.Optional;

import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.text.XmlElement;

/** The names of a start tag and its end tag, which are typed together. */
public final class TagPair {
	private TagPair() {
	}

	/**
	 * The names of the tags whose name an offset touches: two regions, or one for {@code <a/>}; empty elsewhere, and where start and end tag
	 * do not have the same name.
	 */
	public static Optional<List<Region>> at(DefinitionText text, int offset) {
		XmlElement element = text.tree().elementAt(offset);
		if (element == null || element.name().isEmpty()) {
			return Optional.empty();
		}
		Region start = new Region(element.nameOffset(), element.nameLength());
		boolean inStart = offset >= start.offset() && offset <= start.offset() + start.length();
		if (element.endNameOffset() < 0) {
			return inStart && !element.hasContent() ? Optional.of(List.of(start)) : Optional.empty();
		}
		Region end = new Region(element.endNameOffset(), element.endNameLength());
		boolean inEnd = offset >= end.offset() && offset <= end.offset() + end.length();
		boolean same = text.text().regionMatches(start.offset(), text.text(), end.offset(), Math.max(start.length(), end.length()));
		return (inStart || inEnd) && same && start.length() == end.length() ? Optional.of(List.of(start, end)) : Optional.empty();
	}
}
