package org.gasthaus.xml.ide.format;

import java.util.Optional;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/** How far a line is indented by what it is in. */
public final class Indentation {
	private Indentation() {
	}

	/** The step of a text: as its first child is indented, else two blanks. */
	public static String step(DefinitionText text) {
		return Trees.step(text.tree());
	}

	/**
	 * The edit that indents a line after somebody pressed Enter; empty if it is right already, or inside of a comment, a text or a tag, where
	 * white space may mean something.
	 *
	 * @param offset anywhere in the line, for example where the cursor is
	 */
	public static Optional<TextEdit> ofLine(DefinitionText text, int offset, String step) {
		String all = text.text();
		int start = Trees.lineStart(all, Math.min(offset, all.length()));
		int end = start;
		while (end < all.length() && (all.charAt(end) == ' ' || all.charAt(end) == '\t')) {
			end++;
		}
		XmlElement parent = text.tree().elementAt(end);
		while (parent != null && (parent.offset() >= end || parent.end() < end || !parent.hasContent() && parent.end() <= end
				|| parent.endNameOffset() >= 0 && parent.end() <= end)) {
			parent = parent.parent();
		}
		String wanted = parent == null ? "" : Trees.indentation(all, parent.offset()) + (all.startsWith("</", end) ? "" : step);
		boolean inTag = parent != null && (!parent.hasContent() || parent.startTagEnd() > start);
		if (inTag || parent != null && isInText(parent, end) || all.substring(start, end).equals(wanted)) {
			return Optional.empty();
		}
		return Optional.of(new TextEdit(start, end - start, wanted));
	}

	private static boolean isInText(XmlElement parent, int offset) {
		for (XmlNode child : parent.children()) {
			boolean around = child.offset() < offset && child.end() > offset;
			if (around && !(child instanceof XmlElement) && !child.isBlankText() || child.kind() == XmlNode.Kind.TEXT && !child.isBlankText()) {
				return true;
			}
		}
		return false;
	}
}
