package org.gasthaus.model.xml;

import java.util.List;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.util.InternalEList;
import org.gasthaus.model.AnyAttribute;
import org.gasthaus.model.AnyElement;
import org.gasthaus.model.Element;
import org.gasthaus.model.ModelFactory;
import org.gasthaus.model.xml.ElementShape.Kind;
import org.gasthaus.model.xml.ElementShape.Slot;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/**
 * Makes model objects out of the elements of a tree. What the model has no feature for, and what stands a second time where
 * the model has room for one, becomes an untyped node; nothing is refused.
 */
final class ModelReader {
	/** The model of a document's root element. */
	Element root(XmlElement root) {
		EClass type = Namespaces.of(root) == null ? ElementShape.root(root.name()) : null;
		return type == null ? untyped(root) : typed(root, type);
	}

	/** A new object of a class of the model. */
	static EObject create(EClass type) {
		return type.getEPackage().getEFactoryInstance().create(type);
	}

	private Element typed(XmlElement source, EClass type) {
		Element object = (Element) create(type);
		object.setOrigin(source);
		ElementShape shape = ElementShape.of(type);
		for (int i = 0; i < source.attributeCount(); i++) {
			XmlAttribute attribute = source.attribute(i);
			if (attribute.isNamespaceDeclaration() || !attribute.hasValue()) {
				continue;
			}
			Slot slot = shape.attribute(attribute);
			if (slot == null || object.eIsSet(slot.feature)) {
				object.getAnyAttributes().add(untyped(attribute));
			} else {
				object.eSet(slot.feature, valueOf(slot, attribute.value()));
			}
		}
		for (int i = 0; i < source.childCount(); i++) {
			if (source.child(i) instanceof XmlElement child && !child.name().isEmpty()) {
				child(object, shape, child);
			}
		}
		Slot text = shape.text();
		String content = text == null ? null : CharacterEdits.valueOf(source);
		if (content != null) {
			object.eSet(text.feature, valueOf(text, content));
		}
		return object;
	}

	private void child(Element object, ElementShape shape, XmlElement child) {
		Slot slot = shape.child(child);
		if (slot == null || !slot.many && object.eIsSet(slot.feature)) {
			object.getAnyElements().add(untyped(child));
			return;
		}
		Object value;
		if (slot.kind == Kind.PRESENCE) {
			value = Boolean.TRUE;
		} else if (slot.target != null) {
			value = typed(child, slot.target);
		} else {
			value = valueOf(slot, child.characterContent());
		}
		if (slot.many) {
			add(object, slot, value);
		} else {
			object.eSet(slot.feature, value);
		}
	}

	@SuppressWarnings("unchecked")
	private static void add(EObject object, Slot slot, Object value) {
		List<Object> list = (List<Object>) object.eGet(slot.feature);
		if (slot.target != null && list instanceof InternalEList) {
			((InternalEList<Object>) list).addUnique(value);
		} else {
			((EList<Object>) list).add(value);
		}
	}

	/** The value of a feature that a text stands for. */
	static Object valueOf(Slot slot, String literal) {
		return EcoreUtil.createFromString(slot.attribute().getEAttributeType(), literal);
	}

	private AnyElement untyped(XmlElement source) {
		AnyElement any = ModelFactory.eINSTANCE.createAnyElement();
		any.setOrigin(source);
		any.setName(source.name());
		any.setNamespace(Namespaces.declared(source));
		for (int i = 0; i < source.attributeCount(); i++) {
			XmlAttribute attribute = source.attribute(i);
			if (!attribute.isNamespaceDeclaration() && attribute.hasValue()) {
				any.getAnyAttributes().add(untyped(attribute));
			}
		}
		for (int i = 0; i < source.childCount(); i++) {
			if (source.child(i) instanceof XmlElement child && !child.name().isEmpty()) {
				any.getAnyElements().add(untyped(child));
			}
		}
		String content = CharacterEdits.valueOf(source);
		if (content != null) {
			any.setText(content);
		}
		return any;
	}

	private static AnyAttribute untyped(XmlAttribute source) {
		AnyAttribute any = ModelFactory.eINSTANCE.createAnyAttribute();
		any.setOrigin(source);
		any.setName(source.name());
		any.setNamespace(Namespaces.declared(source));
		any.setValue(source.value());
		return any;
	}
}
