package org.gasthaus.xml.ide.format;

import java.util.List;
import java.util.Optional;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** The end tag that somebody is about to need. */
public final class AutoClose {
	private AutoClose() {
	}

	/**
	 * What completes what was typed last: {@code </name>} behind the {@code >} of a start tag that has no end tag, the rest of the end tag
	 * behind {@code </}. The cursor belongs before the first and behind the second.
	 *
	 * @param offset behind the character that was typed
	 */
	public static Optional<TextEdit> at(DefinitionText text, int offset) {
		if (offset < 1 || offset > text.text().length()) {
			return Optional.empty();
		}
		if (text.text().charAt(offset - 1) == '>') {
			return behindStartTag(text, offset);
		}
		boolean endTag = offset > 1 && text.text().startsWith("</", offset - 2);
		boolean named = offset < text.text().length() && (Character.isLetterOrDigit(text.text().charAt(offset)) || text.text().charAt(offset) == '>');
		return endTag && !named ? behindEndTagStart(text, offset) : Optional.empty();
	}

	private static Optional<TextEdit> behindStartTag(DefinitionText text, int offset) {
		XmlElement element = text.tree().elementAt(offset);
		while (element != null && element.startTagEnd() > offset) {
			element = element.parent();
		}
		if (element == null || !element.hasContent() || element.startTagEnd() != offset || element.name().isEmpty()) {
			return Optional.empty();
		}
		TextEdit endTag = new TextEdit(offset, 0, "</" + element.name() + ">");
		return lacksEndTag(element) || faults(TextEdit.apply(text.text(), List.of(endTag))) < faults(text.text()) ? Optional.of(endTag) : Optional.empty();
	}

	/** An element of the same name around this may have lost its end tag to it. */
	private static boolean lacksEndTag(XmlElement element) {
		for (XmlElement at = element; at != null; at = at.parent()) {
			if (at.name().equals(element.name()) && at.endNameOffset() < 0) {
				return true;
			}
		}
		return false;
	}

	/** Where elements of one name are nested, the parser may blame another one than the one that was just typed. */
	private static int faults(String text) {
		return XmlTree.of(text).syntaxFindings().size();
	}

	/** The tree of the text without the two characters knows which element is open. */
	private static Optional<TextEdit> behindEndTagStart(DefinitionText text, int offset) {
		DefinitionText before = DefinitionText.of(text.text().substring(0, offset - 2) + text.text().substring(offset), text.context());
		XmlElement open = before.tree().elementAt(offset - 2);
		while (open != null && (!open.hasContent() || open.startTagEnd() > offset - 2 || open.endNameOffset() >= 0)) {
			open = open.parent();
		}
		return open == null || open.name().isEmpty() ? Optional.empty() : Optional.of(new TextEdit(offset, 0, open.name() + ">"));
	}
}
