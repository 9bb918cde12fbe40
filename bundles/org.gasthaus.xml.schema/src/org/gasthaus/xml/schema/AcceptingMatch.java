package org.gasthaus.xml.schema;

import org.gasthaus.xml.schema.AcceptedElements.Step;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.xml.util.Name;

/** Says whether a tree is what a schema allows, as fast as possible; {@link ErrorFinder} says what is wrong. */
final class AcceptingMatch {
	private final Names names;
	private final AcceptedElements known;
	private Matcher matcher;

	/**
	 * @param matcher stands before the root element; is changed
	 * @param known what is known of the same schema
	 */
	AcceptingMatch(Matcher matcher, Names names, AcceptedElements known) {
		this.matcher = matcher;
		this.names = names;
		this.known = known;
	}

	boolean accepts(XmlElement root) {
		names.reset();
		return element(root);
	}

	private boolean element(XmlElement element) {
		String source = element.length() <= AcceptedElements.LONGEST && names.isEmpty() ? element.source() : "&";
		// what a reference stands for is not in the source
		if (source.indexOf('&') >= 0) {
			return match(element);
		}
		Step step = new Step(matcher.copy(), source);
		Matcher after = known.after(step);
		if (after != null) {
			matcher = after;
			return true;
		}
		boolean accepted = match(element);
		if (accepted) {
			known.remember(step, matcher);
		}
		return accepted;
	}

	private boolean match(XmlElement element) {
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
