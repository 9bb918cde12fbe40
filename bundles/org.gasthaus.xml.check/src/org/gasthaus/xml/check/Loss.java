package org.gasthaus.xml.check;

import java.util.List;

import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

/**
 * Tells whether a fix takes away what somebody wrote, which nobody does unasked: a value may become another one, but not go. What is said twice may
 * go once. A rule knows what a value is for, so its fix may take one away, and an address, which libvirt gives anew.
 */
final class Loss {
	private static final String ADDRESS = "address";
	private static final int OF_A_RULE = 1;

	private int count;

	private Loss(XmlTree tree) {
		if (tree.root() != null) {
			add(tree.root());
		}
	}

	private void add(XmlElement element) {
		for (XmlAttribute attribute : element.attributes()) {
			add(attribute.value());
		}
		boolean elements = false;
		for (XmlNode node : element.children()) {
			if (node instanceof XmlElement child) {
				elements = true;
				add(child);
			}
		}
		if (!elements) {
			add(element.characterContent());
		}
	}

	private void add(String value) {
		if (!value.isBlank()) {
			count++;
		}
	}

	/** Whether the fix of a finding takes away more than it may. */
	static boolean of(Finding finding, Fix fix, String text, XmlTree after) {
		if (fix.edits().stream().noneMatch(edit -> edit.text().length() < edit.length())) {
			return false;
		}
		XmlTree before = XmlTree.of(text);
		Loss had = new Loss(before);
		Loss has = new Loss(after);
		int lost = had.count - has.count;
		if (lost <= 0) {
			return false;
		}
		XmlElement gone = whole(before, fix.edits());
		boolean rule = finding.code().startsWith("rule.");
		return !(rule && (gone == null ? lost <= OF_A_RULE : gone.name().equals(ADDRESS)) || gone != null && isSaidTwice(gone));
	}

	/** The one element that goes as a whole, or {@code null}. */
	private static XmlElement whole(XmlTree tree, List<TextEdit> edits) {
		if (edits.size() != 1) {
			return null;
		}
		TextEdit edit = edits.get(0);
		String text = tree.tokens().text();
		int start = edit.offset();
		while (start < edit.offset() + edit.length() && Character.isWhitespace(text.charAt(start))) {
			start++;
		}
		XmlElement element = tree.elementAt(start + 1);
		return element != null && element.offset() == start && text.substring(start, edit.offset() + edit.length()).strip().length() == element.length() ? element : null;
	}

	private static boolean isSaidTwice(XmlElement element) {
		if (element.parent() == null) {
			return false;
		}
		String said = said(element);
		for (XmlNode node : element.parent().children()) {
			if (node != element && node instanceof XmlElement other && other.name().equals(element.name()) && said(other).equals(said)) {
				return true;
			}
		}
		return false;
	}

	private static String said(XmlElement element) {
		return element.source().replaceAll("\\s+", " ");
	}
}
