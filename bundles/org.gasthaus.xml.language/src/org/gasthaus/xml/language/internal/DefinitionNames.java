package org.gasthaus.xml.language.internal;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.naming.QualifiedName;
import org.gasthaus.xml.language.ast.Attribute;
import org.gasthaus.xml.language.ast.CData;
import org.gasthaus.xml.language.ast.Content;
import org.gasthaus.xml.language.ast.Document;
import org.gasthaus.xml.language.ast.Element;
import org.gasthaus.xml.language.ast.Text;
import org.gasthaus.xml.schema.DocumentKind;

/** The name of a definition: its root element's and its own. Nothing else in a document has one. */
public final class DefinitionNames extends IQualifiedNameProvider.AbstractImpl {
	@Override
	public QualifiedName getFullyQualifiedName(EObject object) {
		if (!(object instanceof Element root) || !(root.eContainer() instanceof Document)) {
			return null;
		}
		DocumentKind kind = root.getName() == null ? null : DocumentKind.ofRoot(root.getName());
		if (kind == null) {
			return null;
		}
		EObject place = placeOfName(root, kind);
		String name = place == null ? "" : text(place);
		return name.isEmpty() ? null : QualifiedName.create(root.getName(), name);
	}

	/** The element or attribute that gives a definition its name, or {@code null}. */
	static EObject placeOfName(Element root, DocumentKind kind) {
		switch (kind) {
		case HOST_INTERFACE:
		case NETWORK_FILTER:
			return attribute(root, "name");
		case SECRET:
		case NETWORK_PORT:
			return child(root, "uuid");
		default:
			return child(root, "name");
		}
	}

	static Attribute attribute(Element element, String name) {
		for (Attribute attribute : element.getAttributes()) {
			if (name.equals(attribute.getName())) {
				return attribute;
			}
		}
		return null;
	}

	static Element child(Element element, String name) {
		for (Content content : element.getContent()) {
			if (content instanceof Element child && name.equals(child.getName())) {
				return child;
			}
		}
		return null;
	}

	/** What an attribute or an element says, without white space around it. */
	static String text(EObject place) {
		if (place instanceof Attribute attribute) {
			return attribute.getValue() == null ? "" : attribute.getValue().strip();
		}
		StringBuilder text = new StringBuilder();
		for (Content content : ((Element) place).getContent()) {
			if (content instanceof Text characters) {
				text.append(characters.getText());
			} else if (content instanceof CData section) {
				text.append(section.getText());
			}
		}
		return text.toString().strip();
	}
}
