package org.gasthaus.xml.ide.structure;

import java.util.ArrayList;
import java.util.List;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.structure.FoldingRegion.Kind;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/** The regions that can be folded: elements, comments, runs of comment lines and CDATA sections of more than one line. */
public final class Folding {
	private Folding() {
	}

	/** The regions of a text, outer ones first. */
	public static List<FoldingRegion> of(DefinitionText text) {
		List<FoldingRegion> regions = new ArrayList<>();
		level(text.text(), text.tree().nodes(), regions);
		return List.copyOf(regions);
	}

	private static void level(String text, List<XmlNode> nodes, List<FoldingRegion> regions) {
		int comments = -1;
		int commentsEnd = -1;
		for (XmlNode node : nodes) {
			if (node.kind() == XmlNode.Kind.COMMENT) {
				comments = comments < 0 ? node.offset() : comments;
				commentsEnd = node.end();
				continue;
			}
			if (node.isBlankText()) {
				continue;
			}
			add(text, Kind.COMMENT, comments, commentsEnd, regions);
			comments = -1;
			if (node instanceof XmlElement element) {
				add(text, Kind.ELEMENT, element.offset(), element.end(), regions);
				if (element.childCount() > 0) {
					level(text, element.children(), regions);
				}
			} else if (node.kind() == XmlNode.Kind.CDATA) {
				add(text, Kind.CDATA, node.offset(), node.end(), regions);
			}
		}
		add(text, Kind.COMMENT, comments, commentsEnd, regions);
	}

	private static void add(String text, Kind kind, int start, int end, List<FoldingRegion> regions) {
		if (start < 0) {
			return;
		}
		int trimmed = end;
		while (trimmed > start && text.charAt(trimmed - 1) <= ' ') {
			trimmed--;
		}
		for (int i = start; i < trimmed; i++) {
			if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
				regions.add(new FoldingRegion(kind, start, trimmed - start));
				return;
			}
		}
	}
}
