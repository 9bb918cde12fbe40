package org.gasthaus.xml.schema;

import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.xml.util.Name;

/** Says whether a tree is what a schema allows, as fast as possible; {@link ErrorFinder} says what is wrong. */
final class AcceptingMatch {
	private final Matcher matcher;
	private final Names names;

	/** @param matcher stands before the root element; is changed */
	AcceptingMatch(Matcher matcher, Names names) {
		this.matcher = matcher;
		this.names = names;
	}

	boolean accepts(XmlElement root) {
		names.reset();
		return element(root);
	}

	private boolean element(XmlElement element) {
		boolean scope = names.enter(element);
		String written = element.name();
		Name name = names.ofElement(written);
		boolean accepted = matcher.matchStartTagOpen(name, written, names) && attributes(element)
				&& matcher.matchStartTagClose(name, written, names) && content(element, name)
				&& matcher.matchEndTag(name, written, names);
		if (scope) {
			names.leave();
		}
		return accepted;
	}

	private boolean attributes(XmlElement element) {
		int count = element.attributeCount();
		for (int i = 0; i < count; i++) {
			XmlAttribute attribute = element.attribute(i);
			if (attribute.isNamespaceDeclaration()) {
				continue;
			}
			Name name = names.ofAttribute(attribute.name());
			if (!matcher.matchAttributeName(name, attribute.name(), names)
					|| !matcher.matchAttributeValue(attribute.value(), name, attribute.name(), names)) {
				return false;
			}
		}
		return true;
	}

	private boolean content(XmlElement element, Name name) {
		TextRun text = new TextRun();
		int count = element.childCount();
		for (int i = 0; i < count; i++) {
			XmlNode child = element.child(i);
			if (child instanceof XmlElement childElement) {
				if (!textBefore(text) || !element(childElement)) {
					return false;
				}
				text.clear();
			} else if (child.kind() == XmlNode.Kind.TEXT || child.kind() == XmlNode.Kind.CDATA) {
				text.add(child);
			}
		}
		if (matcher.isTextTyped()) {
			return matcher.matchTextBeforeEndTag(text.string(), name, element.name(), names);
		}
		return text.isBlank() || matcher.matchUntypedText(names);
	}

	private boolean textBefore(TextRun text) {
		if (text.isEmpty()) {
			return true;
		}
		if (matcher.isTextTyped()) {
			return matcher.matchTextBeforeStartTag(text.string(), names);
		}
		return text.isBlank() || matcher.matchUntypedText(names);
	}
}
