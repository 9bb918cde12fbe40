package org.gasthaus.xml.schema;

import java.util.Set;

import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.xml.util.Name;

/**
 * Finds what a schema refuses in a tree. Each refusal belongs to one step of the matching, so its place is exact. After a
 * refusal the matcher goes on from where it was: a misspelt name counts as what was probably meant, another refused element
 * or attribute as not there, so that one mistake gives one finding.
 */
final class ErrorFinder {
	/**
	 * How many refusals are looked at, those included that are not reported because their element is damaged. For each the matcher makes a
	 * sentence of its own, which takes up to a sixth of a millisecond.
	 */
	private static final int MAX_REFUSALS = 1000;

	private final Names names;
	private final Set<XmlElement> unreliable;
	private final SchemaFindings findings;
	private Matcher matcher;
	private Frame innermost;
	private int refusals;

	/**
	 * An open element.
	 *
	 * @param parent the frame around it, {@code null} for the root
	 * @param element the element
	 * @param afterStartTag what may follow its start tag
	 */
	record Frame(Frame parent, XmlElement element, Matcher afterStartTag) {
	}

	/**
	 * @param matcher stands before the root element; is changed
	 * @param unreliable elements with syntax errors, which get no schema errors of their own
	 */
	ErrorFinder(Matcher matcher, Names names, Set<XmlElement> unreliable, SchemaFindings findings) {
		this.matcher = matcher;
		this.names = names;
		this.unreliable = unreliable;
		this.findings = findings;
	}

	void find(XmlElement root) {
		names.reset();
		element(root);
	}

	private void element(XmlElement element) {
		if (element.name().isEmpty()) {
			return;
		}
		boolean scope = names.enter(element);
		Name name = open(element);
		if (name != null) {
			attributes(element);
			boolean complete = closeStartTag(element, name);
			innermost = new Frame(innermost, element, matcher.copy());
			content(element, name, complete || element.attributeCount() > 0);
			innermost = innermost.parent;
		}
		if (scope) {
			names.leave();
		}
	}

	/** Matches the start of a tag; the name that counts, or {@code null} if the element counts as not there. */
	private Name open(XmlElement element) {
		Name name = names.ofElement(element.name());
		Matcher before = matcher.copy();
		if (matcher.matchStartTagOpen(name, element.name(), names)) {
			return name;
		}
		matcher = before;
		refusals++;
		boolean suppressed = element.isDamaged() || names.isUnbound(element.name()) || innermost != null && unreliable.contains(innermost.element);
		Name meant = suppressed ? null : findings.refusedElement(element, name, matcher, innermost, names);
		if (meant != null) {
			matcher.matchStartTagOpen(meant, meant.getLocalName(), names);
		}
		return meant;
	}

	private void attributes(XmlElement element) {
		Matcher atStart = matcher.copy();
		for (int i = 0; i < element.attributeCount() && !isDone(); i++) {
			XmlAttribute attribute = element.attribute(i);
			if (!attribute.isNamespaceDeclaration()) {
				attribute(attribute, atStart);
			}
		}
	}

	private void attribute(XmlAttribute attribute, Matcher atStart) {
		Name name = names.ofAttribute(attribute.name());
		Matcher before = matcher.copy();
		boolean quiet = unreliable.contains(attribute.element());
		if (!matcher.matchAttributeName(name, attribute.name(), names)) {
			matcher = before;
			refusals++;
			name = quiet ? null : findings.refusedAttribute(attribute, name, matcher, atStart, names);
			if (name == null) {
				return;
			}
			matcher.matchAttributeName(name, name.getLocalName(), names);
		}
		Matcher beforeValue = matcher.copy();
		boolean accepted = matcher.matchAttributeValue(attribute.value(), name, attribute.name(), names);
		refusals += accepted ? 0 : 1;
		if (!accepted && !quiet) {
			findings.refusedValue(attribute, name, Expectation.valueOf(beforeValue, name, attribute.name(), names));
		}
	}

	private boolean closeStartTag(XmlElement element, Name name) {
		Matcher before = matcher.copy();
		boolean complete = matcher.matchStartTagClose(name, element.name(), names);
		if (!complete && !unreliable.contains(element)) {
			findings.missingAttribute(element, before, names);
		}
		return complete;
	}

	/** @param begun whether there is more than a name: of what has nothing else it is enough to say the first thing that it lacks */
	private void content(XmlElement element, Name name, boolean begun) {
		TextRun text = new TextRun();
		// elements in it are refused; the text around them is what it is without them
		boolean textOnly = element.childCount() > 1 && matcher.isTextTyped() && matcher.possibleStartTagNames().getIncludedNames().isEmpty();
		for (int i = 0; i < element.childCount() && !isDone(); i++) {
			XmlNode child = element.child(i);
			if (child instanceof XmlElement childElement) {
				if (!textOnly) {
					textBefore(element, text);
					text.clear();
				}
				element(childElement);
			} else if (child.kind() == XmlNode.Kind.TEXT || child.kind() == XmlNode.Kind.CDATA) {
				text.add(child);
			}
		}
		if (isDone()) {
			return;
		}
		boolean quiet = unreliable.contains(element) || !begun && element.childCount() == 0;
		if (matcher.isTextTyped()) {
			Matcher before = matcher.copy();
			if (!matcher.matchTextBeforeEndTag(text.string(), name, element.name(), names) && !quiet && !hasUnreliableChild(element)) {
				findings.refusedText(element, name, text, Expectation.textIn(before, name, element.name(), names));
			}
		} else if (!text.isBlank()) {
			untypedText(element, text);
		}
		Matcher before = matcher.copy();
		if (!matcher.matchEndTag(name, element.name(), names) && !quiet && !hasUnreliableChild(element)) {
			findings.missingElement(element, before, names);
		}
	}

	private void textBefore(XmlElement element, TextRun text) {
		if (text.isEmpty()) {
			return;
		}
		if (matcher.isTextTyped()) {
			Matcher before = matcher.copy();
			if (!matcher.matchTextBeforeStartTag(text.string(), names)) {
				matcher = before;
				misplacedText(element, text);
			}
		} else if (!text.isBlank()) {
			untypedText(element, text);
		}
	}

	private void untypedText(XmlElement element, TextRun text) {
		Matcher before = matcher.copy();
		if (!matcher.matchUntypedText(names)) {
			matcher = before;
			misplacedText(element, text);
		}
	}

	private void misplacedText(XmlElement element, TextRun text) {
		refusals++;
		if (!unreliable.contains(element) && !hasUnreliableChild(element)) {
			findings.textNotAllowed(element, text, matcher, names);
		}
	}

	private boolean isDone() {
		return findings.isFull() || refusals >= MAX_REFUSALS;
	}

	/** Whether a half-typed child may become the one that is missing. */
	private boolean hasUnreliableChild(XmlElement element) {
		for (XmlNode child : element.children()) {
			if (child.kind() == XmlNode.Kind.BAD || child.kind() == XmlNode.Kind.STRAY_END_TAG
					|| child instanceof XmlElement childElement && unreliable.contains(childElement)) {
				return true;
			}
		}
		return false;
	}
}
